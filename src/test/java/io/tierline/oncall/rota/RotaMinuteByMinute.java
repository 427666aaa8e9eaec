package io.tierline.oncall.rota;

import io.tierline.calendar.Interval;
import io.tierline.oncall.rota.TemporarySchedule.FixedShift;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who is on call, found by living through every minute and looking at the clock on the wall: slow, and simple enough to
 * be believed.
 */
class RotaMinuteByMinute {

    private final RotaPlan plan;
    private final Availability availability;
    private final Map<Rotation, Counter> counters = new HashMap<>();

    RotaMinuteByMinute(RotaPlan plan, Availability availability) {
        this.plan = plan;
        this.availability = availability;
        plan.rotations().forEach(rotation -> counters.put(rotation, new Counter(rotation.turns())));
    }

    /** Counts turns, one minute after the other. */
    private static class Counter {
        private final Turns turns;
        private final Instant dayBefore;
        private LocalDate lastDay;
        private long days = -1;
        private long minutes = -1;
        private boolean ended;

        Counter(Turns turns) {
            this.turns = turns;
            this.dayBefore =
                    turns.from().minusDays(1).atStartOfDay(turns.zone()).toInstant();
        }

        /** @return the turn of this minute, or -1 */
        long live(Instant minute) {
            if (minute.isBefore(dayBefore)) {
                return -1;
            }
            ZonedDateTime wall = minute.atZone(turns.zone());
            LocalDate day = wall.toLocalDate();
            LocalDate yesterday = day.minusDays(1);
            boolean missed = !yesterday.isBefore(turns.from()) && (lastDay == null || yesterday.isAfter(lastDay));
            if (missed) {
                // The clock was set forward over the hand-over and over midnight.
                handOver(yesterday);
            }
            boolean handsOver = !wall.toLocalTime().isBefore(turns.handOver())
                    && !day.isBefore(turns.from())
                    && (lastDay == null || day.isAfter(lastDay));
            if (handsOver) {
                handOver(day);
            }
            if (days < 0 || ended) {
                return -1;
            }
            minutes++;
            return switch (turns.every()) {
                case HOURS -> minutes / 60 / turns.length();
                case DAYS -> days / turns.length();
                case WEEKS -> days / 7 / turns.length();
            };
        }

        private void handOver(LocalDate day) {
            lastDay = day;
            days++;
            ended |= turns.until() != null && !day.isBefore(turns.until());
        }
    }

    /** Whoever is on call in this minute; to be asked for each minute in turn. */
    Set<String> live(Instant minute) {
        Map<Rotation, Long> turns = pass(minute);
        for (TemporarySchedule schedule : plan.temporarySchedules()) {
            if (in(schedule.span(), minute)) {
                Set<String> fixed = new LinkedHashSet<>();
                for (FixedShift shift : schedule.shifts()) {
                    if (in(shift.span(), minute) && there(shift.person(), minute)) {
                        fixed.add(shift.person());
                    }
                }
                return fixed;
            }
        }
        Set<String> onCall = new LinkedHashSet<>();
        for (Rotation rotation : plan.rotations()) {
            if (turns.get(rotation) >= 0 && open(rotation.active(), minute)) {
                String person = place(rotation, turns.get(rotation), minute);
                if (person != null) {
                    onCall.add(person);
                }
            }
        }
        for (RotaOverride override : plan.overrides()) {
            if (in(override.span(), minute) && override.removed() == null && there(override.added(), minute)) {
                onCall.add(override.added());
            }
        }
        return onCall;
    }

    /** Lives through a minute without asking who is on call. */
    Map<Rotation, Long> pass(Instant minute) {
        Map<Rotation, Long> turns = new HashMap<>();
        counters.forEach((rotation, counter) -> turns.put(rotation, counter.live(minute)));
        return turns;
    }

    private String place(Rotation rotation, long turn, Instant minute) {
        List<String> people = new ArrayList<>(rotation.participants());
        for (long i = 0; i < turn % people.size(); i++) {
            people.add(people.remove(0));
        }
        String holder = people.get(0);
        Set<String> out = new LinkedHashSet<>();
        for (RotaOverride override : plan.overrides()) {
            if (in(override.span(), minute) && override.removed() != null) {
                if (override.added() == null) {
                    out.add(override.removed());
                } else if (override.removed().equals(holder) && there(override.added(), minute)) {
                    holder = override.added();
                }
            }
        }
        if (out.contains(holder)) {
            return null;
        }
        if (!holder.equals(people.get(0)) || there(holder, minute)) {
            return holder;
        }
        for (String person : people) {
            if (there(person, minute) && !out.contains(person)) {
                return person;
            }
        }
        return null;
    }

    boolean covered(Instant minute) {
        return open(plan.cover(), minute);
    }

    private boolean there(String person, Instant minute) {
        return availability.belong().contains(person)
                && availability.absences().getOrDefault(person, List.of()).stream()
                        .noneMatch(absence -> in(absence, minute));
    }

    private static boolean open(Hours hours, Instant minute) {
        if (hours.atAnyTime()) {
            return true;
        }
        ZonedDateTime wall = minute.atZone(hours.zone());
        DayOfWeek day = wall.getDayOfWeek();
        LocalTime time = wall.toLocalTime();
        for (String window : hours.week().getOrDefault(day, List.of())) {
            LocalTime from = LocalTime.parse(window.substring(0, 5));
            boolean toMidnight = window.endsWith("24:00");
            if (!time.isBefore(from) && (toMidnight || time.isBefore(LocalTime.parse(window.substring(6))))) {
                return true;
            }
        }
        return false;
    }

    private static boolean in(Interval interval, Instant minute) {
        long from = ChronoUnit.MINUTES.between(interval.from(), minute);
        return from >= 0 && minute.isBefore(interval.to());
    }
}
