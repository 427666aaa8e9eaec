package io.tierline.oncall.rota;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.calendar.Calendars;
import io.tierline.calendar.Interval;
import io.tierline.oncall.rota.TemporarySchedule.FixedShift;
import io.tierline.oncall.rota.Turns.Every;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** Random rotas in several zones, mostly around clock changes, held against living through every minute. */
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
class RotaPropertiesTest {

    private static final int DAYS_LOOKED_AT = 3;

    /** Minutes. Who is on call at an instant is worked out anew each time; it is asked on both sides of each change, and so often. */
    private static final int ASKED_EVERY = 30;

    private static final Calendars NO_CALENDARS = Calendars.of(List.of());
    private static final List<String> PEOPLE = List.of("ann", "ben", "cy", "dee", "eve");

    /** Half an hour, at midnight, shortly before it, in the south, and none at all. No zone that leaves out a day. */
    private static final List<String> ZONES = List.of(
            "Europe/Berlin",
            "America/New_York",
            "Australia/Lord_Howe",
            "America/Havana",
            "Asia/Beirut",
            "America/Santiago",
            "America/Scoresbysund",
            "Africa/Casablanca",
            "Asia/Kathmandu",
            "Asia/Tokyo",
            "UTC");

    @Property
    void the_rota_is_what_living_through_each_minute_gives(@ForAll("seeds") long seed) {
        Desk desk = new Desk(new Random(seed));
        Rota rota = new Rota(desk.plan, NO_CALENDARS, desk.availability);
        RotaMinuteByMinute oracle = new RotaMinuteByMinute(desk.plan, desk.availability);
        List<Shift> shifts = rota.shifts(desk.from, desk.to);
        List<Gap> gaps = rota.gaps(desk.from, desk.to);

        List<String> before = null;
        int asked = 0;
        for (Instant minute = desk.beginning; minute.isBefore(desk.to); minute = minute.plusSeconds(60)) {
            if (minute.isBefore(desk.from)) {
                oracle.pass(minute);
                continue;
            }
            Set<String> expected = oracle.live(minute);
            Seen seen = new Seen(during(shifts, minute), isGap(gaps, minute));
            Seen lived = new Seen(expected, expected.isEmpty() && oracle.covered(minute));
            if (!seen.equals(lived)) {
                assertThat(seen)
                        .as("at %s of %s, %s", minute, desk.plan, desk.availability)
                        .isEqualTo(lived);
            }
            List<String> inOrder = List.copyOf(expected);
            if (!inOrder.equals(before) || ++asked % ASKED_EVERY == 0) {
                desk.asks(rota, minute, inOrder);
                if (before != null) {
                    desk.asks(rota, minute.minusSeconds(60), before);
                }
            }
            before = inOrder;
        }
        assertThat(shifts).allSatisfy(shift -> assertThat(shift.span().length()).isPositive());
        assertThat(gaps).allSatisfy(gap -> assertThat(gap.why()).isNotBlank());
        for (int i = 1; i < gaps.size(); i++) {
            assertThat(gaps.get(i).span().from()).isAfter(gaps.get(i - 1).span().to());
        }
    }

    /** What is said of one minute: by the shifts; by the gaps. */
    record Seen(Set<String> onShift, boolean gap) {}

    private static Set<String> during(List<Shift> shifts, Instant minute) {
        Set<String> people = new LinkedHashSet<>();
        for (Shift shift : shifts) {
            if (holds(shift.span(), minute) && !people.add(shift.duty().person())) {
                throw new AssertionError("Two shifts of " + shift.duty().person() + " at " + minute);
            }
        }
        return people;
    }

    private static boolean isGap(List<Gap> gaps, Instant minute) {
        return gaps.stream().anyMatch(gap -> holds(gap.span(), minute));
    }

    private static boolean holds(Interval span, Instant minute) {
        return !minute.isBefore(span.from()) && minute.isBefore(span.to());
    }

    @Provide
    Arbitrary<Long> seeds() {
        return Arbitraries.longs();
    }

    /** A team with its rota, all from one seed. */
    private static class Desk {

        private final Random random;
        final Instant beginning;
        final Instant from;
        final Instant to;
        final RotaPlan plan;
        final Availability availability;

        Desk(Random random) {
            this.random = random;
            ZoneId home = zone();
            Instant any = Instant.parse("2012-01-01T00:00:00Z").plus(random.nextInt(20 * 365), ChronoUnit.DAYS);
            ZoneOffsetTransition change = home.getRules().nextTransition(any);
            from = (change == null ? any : change.getInstant())
                    .truncatedTo(ChronoUnit.MINUTES)
                    .minus(random.nextInt(DAYS_LOOKED_AT * 24 * 60), ChronoUnit.MINUTES);
            to = from.plus(DAYS_LOOKED_AT, ChronoUnit.DAYS);
            beginning = from.minus(11, ChronoUnit.DAYS);
            plan = new RotaPlan(
                    "team",
                    "",
                    hours(home),
                    several(1, 3, i -> rotation(i, i == 0 ? home : zone())),
                    several(0, 3, i -> override()),
                    several(0, random.nextInt(3) == 0 ? 2 : 0, i -> temporary()));
            Map<String, List<Interval>> absences = new HashMap<>();
            PEOPLE.forEach(person -> absences.put(person, several(0, 1, i -> span())));
            Set<String> belong = new LinkedHashSet<>(PEOPLE);
            if (random.nextInt(4) == 0) {
                belong.remove(person());
            }
            availability = new Availability(absences, belong);
        }

        void asks(Rota rota, Instant minute, List<String> expected) {
            assertThat(rota.onCallAt(minute))
                    .as("at %s of %s, %s", minute, plan, availability)
                    .extracting(OnDuty::person)
                    .isEqualTo(expected);
        }

        private interface Making<T> {
            T make(int i);
        }

        private <T> List<T> several(int atLeast, int atMost, Making<T> one) {
            List<T> result = new ArrayList<>();
            int count = atLeast + random.nextInt(atMost - atLeast + 1);
            for (int i = 0; i < count; i++) {
                result.add(one.make(i));
            }
            return result;
        }

        private ZoneId zone() {
            return ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
        }

        private String person() {
            return PEOPLE.get(random.nextInt(PEOPLE.size()));
        }

        private Rotation rotation(int i, ZoneId zone) {
            // Its first day lies in what the oracle lives through, or it would not know the turn.
            LocalDate first = LocalDate.ofInstant(from, ZoneOffset.UTC).minusDays(random.nextInt(10) - 1L);
            LocalDate until = random.nextInt(4) == 0 ? first.plusDays(1 + random.nextInt(12)) : null;
            Every every = Every.values()[random.nextInt(3)];
            int length = 1 + random.nextInt(every == Every.HOURS ? 13 : 2);
            LocalTime handOver = random.nextBoolean()
                    ? LocalTime.of(random.nextInt(4), 30 * random.nextInt(2))
                    : LocalTime.of(random.nextInt(24), random.nextInt(60));
            Turns turns = new Turns(zone, every, length, handOver, first, until);
            List<String> people = new ArrayList<>(PEOPLE);
            java.util.Collections.shuffle(people, random);
            return new Rotation("rotation " + i, turns, hours(zone), people.subList(0, 1 + random.nextInt(4)));
        }

        private RotaOverride override() {
            String added = random.nextInt(3) == 0 ? null : person();
            String removed = added != null && random.nextInt(3) == 0 ? null : person();
            return added != null && added.equals(removed)
                    ? new RotaOverride(span(), added, null)
                    : new RotaOverride(span(), added, removed);
        }

        private TemporarySchedule temporary() {
            return new TemporarySchedule(span(), several(0, 3, i -> new FixedShift(span(), person())));
        }

        private Interval span() {
            int begin = random.nextInt(DAYS_LOOKED_AT * 24 * 60) - 12 * 60;
            Instant start = from.plus(begin, ChronoUnit.MINUTES);
            return new Interval(start, start.plus(1 + random.nextInt(30 * 60), ChronoUnit.MINUTES));
        }

        private Hours hours(ZoneId zone) {
            if (random.nextBoolean()) {
                return Hours.always(zone);
            }
            Map<DayOfWeek, List<String>> week = new EnumMap<>(DayOfWeek.class);
            for (DayOfWeek day : DayOfWeek.values()) {
                if (random.nextInt(5) > 0) {
                    int open = random.nextInt(20 * 60);
                    int close = open + 1 + random.nextInt(24 * 60 - open);
                    week.put(day, List.of(clock(open) + "-" + clock(close)));
                }
            }
            return Hours.weekly(zone, week);
        }

        private static String clock(int minute) {
            return "%02d:%02d".formatted(minute / 60, minute % 60);
        }
    }
}
