package io.tierline.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The slow, obviously right way to count: look at the wall clock, minute after minute. It shares nothing with what it
 * checks but the lists of windows.
 */
record MinuteByMinute(
        ZoneId zone,
        Map<java.time.DayOfWeek, ? extends Collection<Window>> week,
        Map<LocalDate, ? extends Collection<Window>> own) {

    boolean works(Instant minute) {
        LocalDateTime local = LocalDateTime.ofInstant(minute, zone);
        int minuteOfDay = local.getHour() * 60 + local.getMinute();
        for (Window window : windows(local.toLocalDate())) {
            if (window.from() <= minuteOfDay && minuteOfDay < window.to()) {
                return true;
            }
        }
        return false;
    }

    private Collection<Window> windows(LocalDate day) {
        Collection<Window> windows = own.containsKey(day) ? own.get(day) : week.get(day.getDayOfWeek());
        return windows == null ? List.of() : windows;
    }

    long elapsedMinutes(Instant from, Instant to) {
        long count = 0;
        for (Instant at = from; at.isBefore(to); at = at.plusSeconds(60)) {
            count += works(at) ? 1 : 0;
        }
        return count;
    }

    Instant due(Instant start, long minutes) {
        Instant at = start;
        for (long left = minutes; left > 0; at = at.plusSeconds(60)) {
            left -= works(at) ? 1 : 0;
        }
        return at;
    }

    /** The same local time so many business days on, by trying each minute of the day that it falls on. */
    Instant dueInDays(Instant start, int days) {
        Instant opens = start;
        while (!works(opens)) {
            opens = opens.plusSeconds(60);
        }
        LocalDateTime local = LocalDateTime.ofInstant(opens, zone);
        LocalDate day = local.toLocalDate();
        for (int left = days; left > 0; left -= windows(day).isEmpty() ? 0 : 1) {
            day = day.plusDays(1);
        }
        long wanted = ChronoUnit.MINUTES.between(local.toLocalDate().atStartOfDay(), local);
        long best = -1;
        for (int minute = 0; minute <= Window.DAY && (minute <= wanted || best < 0); minute++) {
            best = isOpenOrClosing(day, minute) ? minute : best;
        }
        LocalDateTime due = day.atStartOfDay().plusMinutes(best);
        Instant at = day.minusDays(2).atStartOfDay(zone).toInstant();
        while (LocalDateTime.ofInstant(at, zone).isBefore(due)) {
            at = at.plusSeconds(60);
        }
        return at;
    }

    private boolean isOpenOrClosing(LocalDate day, int minute) {
        return windows(day).stream().anyMatch(window -> window.from() <= minute && minute <= window.to());
    }
}
