package io.tierline.review;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times, spans and names as a postmortem says them. */
final class PostmortemText {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private PostmortemText() {}

    static String time(Instant instant) {
        return instant == null ? "unknown" : MINUTE.format(instant);
    }

    /** Elapsed time, to the minute; what is shorter is "under a minute". */
    static String span(Duration span) {
        if (span.compareTo(Duration.ofMinutes(1)) < 0) {
            return "under a minute";
        }
        StringBuilder words = new StringBuilder();
        part(words, span.toDays(), "d");
        part(words, span.toHoursPart(), "h");
        part(words, span.toMinutesPart(), "min");
        return words.toString();
    }

    private static void part(StringBuilder words, long amount, String unit) {
        if (amount > 0) {
            words.append(words.isEmpty() ? "" : " ").append(amount).append(' ').append(unit);
        }
    }

    static String spaced(String kebab) {
        return kebab == null ? "" : kebab.replace('-', ' ');
    }

    /** On one line, at most 200 characters. */
    static String brief(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= 200 ? line : line.substring(0, 199) + "…";
    }
}
