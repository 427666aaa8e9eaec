package io.tierline.calendar;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The calendars in force, by name. Immutable: a change makes a new one. */
public final class Calendars {

    private static final List<String> SHIPPED = List.of("24x7.yaml", "business-hours.yaml");

    private final Map<String, WorkingCalendar> byName;

    private Calendars(Map<String, WorkingCalendar> byName) {
        this.byName = byName;
    }

    /** @throws InvalidCalendarException when two have the same name */
    public static Calendars of(Collection<WorkingCalendar> calendars) {
        Map<String, WorkingCalendar> byName = new TreeMap<>();
        for (WorkingCalendar calendar : calendars) {
            if (byName.put(calendar.name(), calendar) != null) {
                throw new InvalidCalendarException(List.of("There are two calendars named " + calendar.name()));
            }
        }
        return new Calendars(byName);
    }

    /**
     * Reads calendars from YAML texts.
     *
     * @param texts text by file name
     * @throws InvalidCalendarException with everything that is wrong, in all files
     */
    public static Calendars read(Map<String, String> texts) {
        List<WorkingCalendar> calendars = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        new TreeMap<>(texts).forEach((fileName, text) -> {
            try {
                calendars.add(read(fileName, text));
            } catch (InvalidCalendarException e) {
                problems.addAll(e.problems());
            }
        });
        if (!problems.isEmpty()) {
            throw new InvalidCalendarException(problems);
        }
        return of(calendars);
    }

    /**
     * Reads one calendar from YAML text.
     *
     * @param fileName appears in each problem
     * @throws InvalidCalendarException with everything that is wrong, each with file, field and what would be right
     */
    public static WorkingCalendar read(String fileName, String text) {
        return new CalendarFile(fileName, text).read();
    }

    /** The calendars that come with the product, {@code 24x7} and {@code business-hours}. */
    public static Calendars shipped() {
        Map<String, String> texts = new TreeMap<>();
        for (String file : SHIPPED) {
            texts.put(file, resource("/processes/calendars/" + file));
        }
        return read(texts);
    }

    private static String resource(String path) {
        try (InputStream stream = Calendars.class.getResourceAsStream(path)) {
            if (stream == null) {
                throw new IllegalStateException(path + " is missing on the classpath");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalArgumentException when there is none of that name; it lists those there are */
    public WorkingCalendar get(String name) {
        WorkingCalendar calendar = byName.get(name);
        if (calendar == null) {
            throw new IllegalArgumentException("There is no calendar '" + name + "'; there are " + byName.keySet());
        }
        return calendar;
    }

    /** In alphabetical order. */
    public Set<String> names() {
        return Collections.unmodifiableSet(byName.keySet());
    }
}
