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
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each rule of a rota by itself. March 2026; the second is a Monday. Turns change daily at nine, UTC. */
class RotaTest {

    private static final Calendars CALENDARS = Calendars.shipped();

    private RotaPlan plan = plan(rotation("days", Hours.always(ZoneOffset.UTC), "ann", "ben", "cy"));
    private Availability availability = everybody(Map.of());

    @Test
    void participants_take_turns() {
        assertThat(shifts("02T00", "06T00"))
                .containsExactly("02T09-03T09 ann", "03T09-04T09 ben", "04T09-05T09 cy", "05T09-06T00 ann");
        assertThat(gaps("02T00", "06T00")).containsExactly("02T00-02T09 no rotation is in force");
    }

    @Test
    void whoever_is_absent_is_stood_in_for_by_the_next_participant() {
        availability = everybody(Map.of("ben", List.of(span("03T12", "04T12"))));
        assertThat(shifts("03T09", "05T09"))
                .containsExactly(
                        "03T09-03T12 ben",
                        "03T12-04T09 cy for ben: ben is absent until 2026-03-04T12:00:00Z",
                        "04T09-05T09 cy");
    }

    @Test
    void an_absence_that_follows_another_is_one() {
        availability = everybody(Map.of("ben", List.of(span("04T00", "05T00"), span("03T00", "04T00"))));
        assertThat(availability.absentUntil("ben", at("03T10"))).hasValue(at("05T00"));
        assertThat(availability.absentUntil("ben", at("05T00"))).isEmpty();
    }

    @Test
    void with_everybody_absent_there_is_a_gap() {
        availability = everybody(Map.of(
                "ann", List.of(span("02T00", "03T00")),
                "ben", List.of(span("02T00", "02T20")),
                "cy", List.of(span("02T00", "03T00"))));
        assertThat(gaps("02T09", "04T00"))
                .containsExactly("02T09-02T20 ann is absent until 2026-03-03T00:00:00Z, and no participant of days can"
                        + " stand in");
    }

    @Test
    void whoever_is_not_in_the_team_any_more_is_never_on_call() {
        availability = new Availability(Map.of(), Set.of("ann", "cy"));
        assertThat(shifts("03T09", "04T09")).containsExactly("03T09-04T09 cy for ben: ben is not in the team any more");
    }

    @Test
    void an_override_replaces_somebody() {
        override("03T18", "04T06", "eve", "ben");
        assertThat(shifts("03T09", "04T09"))
                .containsExactly("03T09-03T18 ben", "03T18-04T06 eve for ben: override", "04T06-04T09 ben");
    }

    @Test
    void an_override_by_somebody_who_is_absent_has_no_effect() {
        override("03T18", "04T06", "eve", "ben");
        availability = everybody(Map.of("eve", List.of(span("03T20", "03T22"))));
        assertThat(shifts("03T18", "04T00"))
                .containsExactly(
                        "03T18-03T20 eve for ben: override", "03T20-03T22 ben", "03T22-04T00 eve for ben: override");
    }

    @Test
    void an_override_of_somebody_who_is_absent_counts_before_the_stand_in() {
        override("03T09", "04T09", "eve", "ben");
        availability = everybody(Map.of("ben", List.of(span("03T00", "05T00"))));
        assertThat(shifts("03T09", "04T09")).containsExactly("03T09-04T09 eve for ben: override");
    }

    @Test
    void an_override_adds_somebody() {
        override("03T18", "04T06", "eve", null);
        assertThat(shifts("03T09", "04T09")).containsExactly("03T09-04T09 ben", "03T18-04T06 eve");
        assertThat(rota().onCallAt(at("03T20"))).extracting(OnDuty::person).containsExactly("ben", "eve");
    }

    @Test
    void an_override_that_only_removes_leaves_a_gap_and_nobody_removed_stands_in() {
        override("03T18", "03T20", null, "ben");
        assertThat(gaps("03T09", "04T09")).containsExactly("03T18-03T20 ben is taken out by an override");
        override("03T18", "03T20", null, "cy");
        availability = everybody(Map.of("ann", List.of(span("02T00", "03T00"))));
        assertThat(rota().onCallAt(at("02T10"))).extracting(OnDuty::person).containsExactly("ben");
    }

    @Test
    void somebody_removed_does_not_stand_in() {
        override("03T09", "04T09", null, "cy");
        availability = everybody(Map.of("ben", List.of(span("03T00", "05T00"))));
        assertThat(rota().onCallAt(at("03T10"))).extracting(OnDuty::person).containsExactly("ann");
    }

    @Test
    void a_temporary_schedule_counts_instead_of_everything_else() {
        override("03T09", "04T09", "dee", null);
        TemporarySchedule schedule = new TemporarySchedule(
                span("03T12", "03T20"),
                List.of(new FixedShift(span("03T10", "03T16"), "eve"), new FixedShift(span("03T17", "03T22"), "ann")));
        plan = new RotaPlan("team", "", plan.cover(), plan.rotations(), plan.overrides(), List.of(schedule));
        assertThat(shifts("03T12", "03T20")).containsExactly("03T12-03T16 eve", "03T17-03T20 ann");
        assertThat(gaps("03T09", "04T09")).containsExactly("03T16-03T17 the temporary schedule has no shift");
    }

    @Test
    void regions_follow_the_sun() {
        plan = plan(
                rotation("Tokyo", hours("Asia/Tokyo", "09:00-17:00"), "ann"),
                rotation("Berlin", hours("Europe/Berlin", "09:00-17:00"), "ben"),
                rotation("Vancouver", hours("America/Vancouver", "09:00-17:00"), "cy"));
        assertThat(shifts("04T01", "05T02"))
                .containsExactly("04T01-04T08 ann", "04T08-04T16 ben", "04T17-05T01 cy", "05T00-05T02 ann");
        assertThat(gaps("04T00", "05T02")).containsExactly("04T16-04T17 no rotation is in force");
    }

    @Test
    void active_hours_keep_their_wall_clock_when_the_clock_changes() {
        plan = plan(rotation("Berlin", hours("Europe/Berlin", "09:00-17:00"), "ben"));
        assertThat(shifts("28T00", "30T00")).containsExactly("28T08-28T16 ben", "29T07-29T15 ben");
    }

    @Test
    void where_nobody_has_to_be_on_call_there_is_no_gap() {
        RotaPlan days = plan(rotation("Berlin", hours("Europe/Berlin", "10:00-16:00"), "ben"));
        plan = new RotaPlan(
                "team",
                "",
                hours("Europe/Berlin", "09:00-17:00"),
                days.rotations(),
                days.overrides(),
                days.temporarySchedules());
        assertThat(gaps("04T00", "05T00"))
                .containsExactly("04T08-04T09 no rotation is in force", "04T15-04T16 no rotation is in force");
    }

    @Test
    void several_rotations_are_asked_in_their_order_and_nobody_twice() {
        plan = plan(
                rotation("first", Hours.always(ZoneOffset.UTC), "ann", "ben"),
                rotation("second", Hours.always(ZoneOffset.UTC), "ben"));
        assertThat(rota().onCallAt(at("02T10"))).extracting(OnDuty::person).containsExactly("ann", "ben");
        assertThat(rota().onCallAt(at("03T10"))).containsExactly(OnDuty.of("ben", "first"));
    }

    private List<String> shifts(String from, String to) {
        return rota().shifts(at(from), at(to)).stream().map(RotaTest::words).toList();
    }

    private static String words(Shift shift) {
        OnDuty duty = shift.duty();
        return brief(shift.span()) + " " + duty.person()
                + (duty.standsInFor() == null ? "" : " for " + duty.standsInFor() + ": " + duty.why());
    }

    private List<String> gaps(String from, String to) {
        return rota().gaps(at(from), at(to)).stream()
                .map(gap -> brief(gap.span()) + " " + gap.why())
                .toList();
    }

    private static String brief(Interval span) {
        return span.from().toString().substring(8, 13) + "-"
                + span.to().toString().substring(8, 13);
    }

    private Rota rota() {
        return new Rota(plan, CALENDARS, availability);
    }

    private void override(String from, String to, String added, String removed) {
        List<RotaOverride> all = new java.util.ArrayList<>(plan.overrides());
        all.add(new RotaOverride(span(from, to), added, removed));
        plan = new RotaPlan("team", "", plan.cover(), plan.rotations(), all, plan.temporarySchedules());
    }

    private static RotaPlan plan(Rotation... rotations) {
        return new RotaPlan("team", "", Hours.always(ZoneOffset.UTC), List.of(rotations), List.of(), List.of());
    }

    private static Rotation rotation(String name, Hours active, String... people) {
        Turns turns = new Turns(ZoneOffset.UTC, Every.DAYS, 1, LocalTime.of(9, 0), LocalDate.of(2026, 3, 2), null);
        return new Rotation(name, turns, active, List.of(people));
    }

    private static Hours hours(String zone, String window) {
        java.util.EnumMap<DayOfWeek, List<String>> week = new java.util.EnumMap<>(DayOfWeek.class);
        Arrays.stream(DayOfWeek.values()).forEach(day -> week.put(day, List.of(window)));
        return Hours.weekly(ZoneId.of(zone), week);
    }

    private static Availability everybody(Map<String, List<Interval>> absences) {
        return new Availability(absences, new HashSet<>(List.of("ann", "ben", "cy", "dee", "eve")));
    }

    private static Interval span(String from, String to) {
        return new Interval(at(from), at(to));
    }

    private static Instant at(String dayAndHour) {
        return Instant.parse("2026-03-" + dayAndHour + ":00:00Z");
    }
}
