package io.tierline.calendar;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Working hours of one day, in minutes of the wall clock from midnight.
 *
 * @param from 0 to 1439, belongs to it
 * @param to up to 1440 (24:00), does not
 */
record Window(int from, int to) implements Comparable<Window> {

    static final int DAY = 24 * 60;

    private static final Pattern TEXT =
            Pattern.compile("([01]?\\d|2[0-4]):([0-5]\\d)\\s*-\\s*([01]?\\d|2[0-4]):([0-5]\\d)");

    /** @throws IllegalArgumentException for an empty window or one that crosses midnight */
    Window {
        if (from < 0 || to > DAY) {
            throw new IllegalArgumentException("a day's hours lie between 00:00 and 24:00");
        }
        if (from == to) {
            throw new IllegalArgumentException(
                    clock(from) + "-" + clock(to) + " is empty; the whole day is 00:00-24:00");
        }
        if (from > to) {
            throw new IllegalArgumentException(
                    clock(from) + "-" + clock(to) + " ends before it begins; hours over midnight are two windows, "
                            + clock(from) + "-24:00 and, on the next day, 00:00-" + clock(to));
        }
    }

    /** Reads {@code 09:00-17:00}. */
    static Window parse(String text) {
        Matcher matcher = TEXT.matcher(text.trim());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a window such as 09:00-17:00");
        }
        return new Window(minutes(matcher.group(1), matcher.group(2)), minutes(matcher.group(3), matcher.group(4)));
    }

    private static int minutes(String hours, String minutes) {
        return Integer.parseInt(hours) * 60 + Integer.parseInt(minutes);
    }

    @Override
    public int compareTo(Window other) {
        return Integer.compare(from, other.from);
    }

    @Override
    public String toString() {
        return clock(from) + "-" + clock(to);
    }

    private static String clock(int minutes) {
        return "%02d:%02d".formatted(minutes / 60, minutes % 60);
    }
}
