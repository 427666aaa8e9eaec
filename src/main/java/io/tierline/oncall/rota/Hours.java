package io.tierline.oncall.rota;

import io.tierline.calendar.Calendars;
import io.tierline.calendar.Interval;
import io.tierline.calendar.WorkingCalendar;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Recurring hours: those of a working calendar, weekly windows of one's own, or any time.
 *
 * @param zone of the weekly windows
 * @param calendar the calendar's name, or null
 * @param week windows such as {@code 09:00-17:00} by day, or empty
 */
public record Hours(ZoneId zone, String calendar, Map<DayOfWeek, List<String>> week) {

    /** @throws IllegalArgumentException for both a calendar and windows, and for windows that cannot be read or overlap */
    public Hours {
        week = week.isEmpty() ? Map.of() : Map.copyOf(new EnumMap<>(week));
        if (calendar != null && !week.isEmpty()) {
            throw new IllegalArgumentException("give a calendar or weekly windows, not both");
        }
        if (!week.isEmpty()) {
            WorkingCalendar.weekly("weekly windows", zone, week);
        }
    }

    public static Hours always(ZoneId zone) {
        return new Hours(zone, null, Map.of());
    }

    public static Hours of(String calendar, ZoneId zone) {
        return new Hours(zone, calendar, Map.of());
    }

    public static Hours weekly(ZoneId zone, Map<DayOfWeek, List<String>> week) {
        return new Hours(zone, null, week);
    }

    public boolean atAnyTime() {
        return calendar == null && week.isEmpty();
    }

    /**
     * The hours as they fall.
     *
     * <p>A calendar that is not there any more counts as any time: rather one person too many on call than no one.
     */
    public Openings in(Calendars calendars) {
        if (!week.isEmpty()) {
            return new Openings(WorkingCalendar.weekly("weekly windows", zone, week));
        }
        boolean known = calendar != null && calendars.names().contains(calendar);
        return new Openings(known ? calendars.get(calendar) : null);
    }

    /** Hours on the line of time. */
    public static final class Openings {

        private final WorkingCalendar calendar;

        private Openings(WorkingCalendar calendar) {
            this.calendar = calendar;
        }

        public boolean isOpen(Instant at) {
            return calendar == null || calendar.isOpen(at);
        }

        /** The stretches between two instants, in order, none touching the next. */
        public List<Interval> between(Instant from, Instant to) {
            return calendar == null ? List.of(new Interval(from, to)) : calendar.intervals(from, to);
        }
    }
}
