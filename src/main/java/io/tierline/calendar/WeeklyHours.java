package io.tierline.calendar;

import java.time.DayOfWeek;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The working windows of a week: none on a free day, several on one with breaks or split shifts. */
final class WeeklyHours {

    private final Map<DayOfWeek, List<Window>> windows = new EnumMap<>(DayOfWeek.class);

    /** @throws IllegalArgumentException when two windows of a day overlap, or when there is no working time at all */
    WeeklyHours(Map<DayOfWeek, ? extends Collection<Window>> week) {
        for (DayOfWeek day : DayOfWeek.values()) {
            Collection<Window> ofDay = week.get(day);
            windows.put(day, ofDay == null ? List.of() : inOrder(ofDay));
        }
        if (windows.values().stream().allMatch(List::isEmpty)) {
            throw new IllegalArgumentException(
                    "there is no working time in the whole week: no target could ever fall due");
        }
    }

    static WeeklyHours always() {
        Map<DayOfWeek, List<Window>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(day, List.of(new Window(0, Window.DAY)));
        }
        return new WeeklyHours(week);
    }

    List<Window> on(DayOfWeek day) {
        return windows.get(day);
    }

    /** Sorted. @throws IllegalArgumentException when two overlap */
    static List<Window> inOrder(Collection<Window> windows) {
        List<Window> sorted = windows.stream().sorted().toList();
        for (int i = 1; i < sorted.size(); i++) {
            if (sorted.get(i).from() < sorted.get(i - 1).to()) {
                throw new IllegalArgumentException(sorted.get(i - 1) + " and " + sorted.get(i) + " overlap");
            }
        }
        return sorted;
    }
}
