package io.tierline.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** Random zones, weeks, days of their own (free, short, long) and spans to six weeks, held against counting minute by minute. */
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE)
class WorkingCalendarPropertiesTest {

    private static final int SIX_WEEKS = 6 * 7 * 24 * 60;

    /** A desk, and an instant (on a whole minute) near which something is asked of it. */
    record Desk(ZoneId zone, Map<DayOfWeek, List<Window>> week, Map<LocalDate, List<Window>> own, Instant start) {

        WorkingCalendar calendar() {
            Map<LocalDate, OwnDay> days = new HashMap<>();
            own.forEach((date, hours) -> days.put(date, new OwnDay("own day", hours)));
            return new WorkingCalendar(
                    "random", "1", zone, new WeeklyHours(week), new Holidays(null, null, days, Set.of()));
        }

        int minutesOfAWeek() {
            return week.values().stream()
                    .flatMap(List::stream)
                    .mapToInt(window -> window.to() - window.from())
                    .sum();
        }

        MinuteByMinute oracle() {
            return new MinuteByMinute(zone, week, own);
        }
    }

    @Property
    void elapsed_is_what_counting_minutes_gives(
            @ForAll("desks") Desk desk, @ForAll @IntRange(max = SIX_WEEKS) int minutes) {
        Instant to = desk.start().plus(minutes, ChronoUnit.MINUTES);

        assertThat(desk.calendar().elapsed(desk.start(), to))
                .isEqualTo(Duration.ofMinutes(desk.oracle().elapsedMinutes(desk.start(), to)));
    }

    @Property
    void due_is_where_counting_minutes_ends(@ForAll("desks") Desk desk, @ForAll @IntRange(max = SIX_WEEKS) int any) {
        int minutes = 1 + any % (6 * desk.minutesOfAWeek());

        assertThat(desk.calendar().due(desk.start(), Duration.ofMinutes(minutes)))
                .isEqualTo(desk.oracle().due(desk.start(), minutes));
    }

    @Property
    void a_target_in_business_days_is_the_same_local_time_so_many_business_days_on(
            @ForAll("desks") Desk desk, @ForAll @IntRange(min = 1, max = 15) int days) {
        assertThat(desk.calendar().due(desk.start(), WorkingTime.ofBusinessDays(days)))
                .isEqualTo(desk.oracle().dueInDays(desk.start(), days));
    }

    @Property
    void intervals_hold_exactly_the_working_minutes(
            @ForAll("desks") Desk desk, @ForAll @IntRange(max = SIX_WEEKS) int minutes) {
        Instant to = desk.start().plus(minutes, ChronoUnit.MINUTES);
        MinuteByMinute oracle = desk.oracle();
        List<Interval> expected = new ArrayList<>();
        for (Instant at = desk.start(); at.isBefore(to); at = at.plusSeconds(60)) {
            if (!oracle.works(at)) {
                continue;
            }
            int last = expected.size() - 1;
            if (last >= 0 && expected.get(last).to().equals(at)) {
                expected.set(last, new Interval(expected.get(last).from(), at.plusSeconds(60)));
            } else {
                expected.add(new Interval(at, at.plusSeconds(60)));
            }
        }

        assertThat(desk.calendar().intervals(desk.start(), to)).isEqualTo(expected);
    }

    @Property
    void spans_leave_no_gap_and_the_working_ones_add_up(
            @ForAll("desks") Desk desk, @ForAll @LongRange(min = 1, max = SIX_WEEKS * 60_000L) long millis) {
        Instant from = desk.start().plusNanos(123_456_789);
        Instant to = from.plusMillis(millis);
        WorkingCalendar calendar = desk.calendar();
        Duration working = Duration.ZERO;
        Instant at = from;
        for (Span span : calendar.spans(from, to)) {
            assertThat(span.interval().from()).isEqualTo(at);
            assertThat(span.interval().length()).isPositive();
            at = span.interval().to();
            working = span.working() ? working.plus(span.interval().length()) : working;
        }
        assertThat(at).isEqualTo(to);
        assertThat(working).isEqualTo(calendar.elapsed(from, to));
    }

    @Property
    void elapsed_adds_up_and_due_is_the_first_instant_to_the_nanosecond(
            @ForAll("desks") Desk desk,
            @ForAll @LongRange(max = 40L * 24 * 3600 * 1_000_000_000) long first,
            @ForAll @LongRange(max = 400L * 24 * 3600 * 1_000_000_000) long second) {
        WorkingCalendar calendar = desk.calendar();
        Instant middle = desk.start().plusNanos(first);
        Instant to = middle.plusNanos(second);
        Duration whole = calendar.elapsed(desk.start(), to);

        assertThat(calendar.elapsed(desk.start(), middle).plus(calendar.elapsed(middle, to)))
                .isEqualTo(whole);
        if (!whole.isZero()) {
            Instant due = calendar.due(desk.start(), whole);
            assertThat(due).isBeforeOrEqualTo(to);
            assertThat(calendar.elapsed(desk.start(), due)).isEqualTo(whole);
            assertThat(calendar.elapsed(desk.start(), due.minusNanos(1))).isLessThan(whole);
        }
    }

    @Provide
    Arbitrary<Desk> desks() {
        return Combinators.combine(zones(), weeks(), Arbitraries.integers().between(0, 4000), Arbitraries.longs())
                .flatAs((zone, week, backMinutes, anywhere) -> ownDays(start(zone, backMinutes, anywhere))
                        .map(own -> new Desk(zone, week, own, start(zone, backMinutes, anywhere))));
    }

    private static Arbitrary<ZoneId> zones() {
        List<String> all = ZoneId.getAvailableZoneIds().stream()
                .filter(id -> id.contains("/"))
                .sorted()
                .toList();
        // Half an hour, two hours, at midnight, over New Year, a day left out, in Ramadan.
        Arbitrary<String> odd = Arbitraries.of(
                "Australia/Lord_Howe",
                "Antarctica/Troll",
                "America/Havana",
                "America/Sao_Paulo",
                "Asia/Beirut",
                "Pacific/Apia",
                "Africa/Casablanca",
                "Asia/Kathmandu",
                "Europe/Berlin",
                "America/New_York",
                "America/Scoresbysund");
        return Arbitraries.oneOf(Arbitraries.of(all), odd).map(ZoneId::of);
    }

    /** Half of them shortly before a clock change, if the zone has any in 2005 to 2035, the others anywhere in it. */
    private static Instant start(ZoneId zone, int backMinutes, long anywhere) {
        Instant first = LocalDate.of(2005, 1, 1).atStartOfDay().toInstant(ZoneOffset.UTC);
        Instant any = first.plus(Math.floorMod(anywhere, 30L * 365 * 24 * 60), ChronoUnit.MINUTES);
        ZoneOffsetTransition next = zone.getRules().nextTransition(any);
        boolean near =
                anywhere % 2 == 0 && next != null && next.getInstant().isBefore(Instant.parse("2036-01-01T00:00:00Z"));
        return near ? next.getInstant().minus(backMinutes, ChronoUnit.MINUTES) : any;
    }

    private static Arbitrary<Map<LocalDate, List<Window>>> ownDays(Instant start) {
        LocalDate day = start.atOffset(ZoneOffset.UTC).toLocalDate();
        return Arbitraries.maps(Arbitraries.integers().between(-3, 60).map(day::plusDays), days())
                .ofMaxSize(8);
    }

    private static Arbitrary<Map<DayOfWeek, List<Window>>> weeks() {
        return days().list()
                .ofSize(7)
                .filter(week -> week.stream().anyMatch(day -> !day.isEmpty()))
                .map(week -> {
                    Map<DayOfWeek, List<Window>> byDay = new EnumMap<>(DayOfWeek.class);
                    for (int i = 0; i < 7; i++) {
                        byDay.put(DayOfWeek.of(i + 1), week.get(i));
                    }
                    return byDay;
                });
    }

    /** None, one, split, around the clock, touching windows and such as a single minute. */
    private static Arbitrary<List<Window>> days() {
        Arbitrary<List<Window>> several = Arbitraries.integers()
                .between(0, Window.DAY)
                .set()
                .ofMinSize(2)
                .ofMaxSize(6)
                .map(edges -> {
                    List<Integer> sorted = edges.stream().sorted().toList();
                    List<Window> windows = new ArrayList<>();
                    for (int i = 0; i + 1 < sorted.size(); i += 2) {
                        windows.add(new Window(sorted.get(i), sorted.get(i + 1)));
                    }
                    return windows;
                });
        return Arbitraries.oneOf(
                several,
                several,
                Arbitraries.just(List.of()),
                Arbitraries.just(List.of(new Window(0, Window.DAY))),
                Arbitraries.just(List.of(new Window(0, 6 * 60), new Window(6 * 60, Window.DAY))),
                Arbitraries.just(List.of(new Window(9 * 60, 12 * 60), new Window(13 * 60, 17 * 60))));
    }
}
