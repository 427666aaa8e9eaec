package io.tierline.api.oncall;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Weekly windows as people write them: by {@code monday} or {@code monday-friday}. */
final class WeekText {

    private WeekText() {}

    /** @throws IllegalArgumentException for what is no day, and for a day that is given twice */
    static Map<DayOfWeek, List<String>> read(Map<String, List<String>> byDays) {
        Map<DayOfWeek, List<String>> week = new EnumMap<>(DayOfWeek.class);
        byDays.forEach((days, windows) -> {
            for (DayOfWeek day : days(days)) {
                if (week.put(day, windows) != null) {
                    throw new IllegalArgumentException(word(day) + " is given twice");
                }
            }
        });
        return week;
    }

    private static List<DayOfWeek> days(String text) {
        String[] ends = text.split("-", 2);
        try {
            DayOfWeek day = DayOfWeek.valueOf(ends[0].trim().toUpperCase(Locale.ROOT));
            DayOfWeek last = DayOfWeek.valueOf(ends[ends.length - 1].trim().toUpperCase(Locale.ROOT));
            List<DayOfWeek> days = new ArrayList<>(List.of(day));
            while (day != last) {
                day = day.plus(1);
                days.add(day);
            }
            return days;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + text + "' is not a day; write monday, or monday-friday");
        }
    }

    /** By day, those that follow each other with the same windows as one. */
    static Map<String, List<String>> view(Map<DayOfWeek, List<String>> week) {
        Map<String, List<String>> view = new LinkedHashMap<>();
        DayOfWeek first = null;
        for (DayOfWeek day : DayOfWeek.values()) {
            List<String> windows = week.get(day);
            first = first == null ? day : first;
            boolean goesOn = day != DayOfWeek.SUNDAY && Objects.equals(windows, week.get(day.plus(1)));
            if (!goesOn) {
                if (windows != null) {
                    view.put(first == day ? word(day) : word(first) + "-" + word(day), windows);
                }
                first = null;
            }
        }
        return view;
    }

    static String line(Map<DayOfWeek, List<String>> week) {
        return view(week).entrySet().stream()
                .map(days -> days.getKey() + " " + String.join(" ", days.getValue()))
                .collect(Collectors.joining("; "));
    }

    private static String word(DayOfWeek day) {
        return day.name().toLowerCase(Locale.ROOT);
    }
}
