package io.tierline.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkingCalendarTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final WorkingCalendar office = Calendars.read(
            "office.yaml",
            """
            name: office
            zone: Europe/Berlin
            week:
              monday-friday: [09:00-12:00, 13:00-17:00]
            holidays:
              country: DE
              region: be
              add:
                2026-12-24: Christmas Eve
              remove:
                - 2027-03-08
            """);

    /** As in behaviour 1, without a lunch break. */
    private final WorkingCalendar plain =
            Calendars.read("plain.yaml", "{name: plain, zone: Europe/Berlin, week: {monday-friday: 09:00-17:00}}");

    private final WorkingCalendar nights = Calendars.read(
            "nights.yaml", "{name: nights, zone: Europe/Berlin, week: {monday-sunday: [00:00-06:00, 22:00-24:00]}}");

    private final WorkingCalendar always = Calendars.shipped().get("24x7");

    @Test
    void an_hour_from_friday_half_past_four_is_due_on_monday_half_past_nine() {
        assertThat(plain.due(berlin("2026-03-06T16:30"), Duration.ofHours(1))).isEqualTo(berlin("2026-03-09T09:30"));
    }

    @Test
    void created_in_the_lunch_break_counting_starts_when_the_window_opens() {
        assertThat(office.due(berlin("2026-03-05T12:20"), Duration.ofMinutes(30)))
                .isEqualTo(berlin("2026-03-05T13:30"));
        assertThat(office.elapsed(berlin("2026-03-05T12:20"), berlin("2026-03-05T13:00")))
                .isZero();
    }

    @Test
    void a_target_that_ends_with_the_day_is_due_at_closing_not_at_the_next_opening() {
        assertThat(plain.due(berlin("2026-03-05T09:00"), Duration.ofHours(8))).isEqualTo(berlin("2026-03-05T17:00"));
    }

    @Test
    void a_target_that_ends_with_the_year_is_due_at_its_last_closing() {
        assertThat(plain.due(berlin("2026-12-31T16:00"), Duration.ofHours(1))).isEqualTo(berlin("2026-12-31T17:00"));
        assertThat(plain.due(berlin("2026-12-31T16:00"), Duration.ofMinutes(61)))
                .isEqualTo(berlin("2027-01-01T09:01"));
    }

    @Test
    void a_day_around_the_clock_change_in_spring_has_an_hour_less() {
        // 2026-03-29, 02:00 became 03:00 in Berlin.
        assertThat(nights.elapsed(berlin("2026-03-28T22:00"), berlin("2026-03-29T06:00")))
                .isEqualTo(Duration.ofHours(7));
        assertThat(nights.due(berlin("2026-03-28T22:00"), Duration.ofHours(5))).isEqualTo(berlin("2026-03-29T04:00"));
        // Office hours do not touch it: a working week stays a working week.
        assertThat(plain.elapsed(berlin("2026-03-27T09:00"), berlin("2026-03-30T17:00")))
                .isEqualTo(Duration.ofHours(16));
    }

    @Test
    void a_day_around_the_clock_change_in_autumn_has_an_hour_more() {
        // 2026-10-25, 03:00 became 02:00 in Berlin: what people at the desk worked, 9 hours, is what counts.
        assertThat(nights.elapsed(berlin("2026-10-24T22:00"), berlin("2026-10-25T06:00")))
                .isEqualTo(Duration.ofHours(9));
    }

    @Test
    void a_window_that_opens_in_the_missing_hour_counts_from_the_clock_change() {
        WorkingCalendar early =
                Calendars.read("early.yaml", "{name: e, zone: Europe/Berlin, week: {monday-sunday: 02:30-04:00}}");

        assertThat(early.intervals(berlin("2026-03-29T00:00"), berlin("2026-03-29T12:00")))
                .containsExactly(
                        new Interval(Instant.parse("2026-03-29T01:00:00Z"), Instant.parse("2026-03-29T02:00:00Z")));
    }

    @Test
    void a_window_that_closes_in_the_doubled_hour_is_open_in_both_of_them() {
        WorkingCalendar late =
                Calendars.read("late.yaml", "{name: l, zone: Europe/Berlin, week: {monday-sunday: 01:00-02:30}}");

        assertThat(late.intervals(berlin("2026-10-25T00:00"), berlin("2026-10-25T12:00")))
                .containsExactly(
                        new Interval(Instant.parse("2026-10-24T23:00:00Z"), Instant.parse("2026-10-25T00:30:00Z")),
                        new Interval(Instant.parse("2026-10-25T01:00:00Z"), Instant.parse("2026-10-25T01:30:00Z")));
    }

    @Test
    void one_day_and_eight_working_hours_are_different_targets() {
        Instant friday = berlin("2026-03-06T16:30");

        assertThat(plain.due(friday, WorkingTime.parse("P1D"))).isEqualTo(berlin("2026-03-09T16:30"));
        assertThat(plain.due(friday, WorkingTime.parse("PT8H"))).isEqualTo(berlin("2026-03-09T16:30"));
        // They part where a day has other hours, or none.
        assertThat(office.due(friday, WorkingTime.parse("P1D"))).isEqualTo(berlin("2026-03-09T16:30"));
        assertThat(office.due(friday, WorkingTime.parse("PT8H"))).isEqualTo(berlin("2026-03-10T09:30"));
    }

    @Test
    void a_day_from_outside_working_hours_counts_from_the_next_opening() {
        assertThat(plain.due(berlin("2026-03-06T20:00"), WorkingTime.parse("P1D")))
                .isEqualTo(berlin("2026-03-10T09:00"));
        assertThat(plain.due(berlin("2026-03-07T11:00"), WorkingTime.parse("P2D")))
                .isEqualTo(berlin("2026-03-11T09:00"));
        assertThat(office.due(berlin("2026-03-05T12:20"), WorkingTime.parse("P1D")))
                .isEqualTo(berlin("2026-03-06T13:00"));
    }

    @Test
    void a_day_that_ends_earlier_is_due_at_its_closing() {
        WorkingCalendar shortFriday = Calendars.read(
                "short.yaml",
                "{name: s, zone: Europe/Berlin, week: {monday-thursday: 09:00-17:00, friday: 09:00-14:00}}");

        assertThat(shortFriday.due(berlin("2026-03-05T16:30"), WorkingTime.parse("P1D")))
                .isEqualTo(berlin("2026-03-06T14:00"));
    }

    @Test
    void a_day_over_the_clock_change_is_the_same_local_time() {
        WorkingCalendar berlinAlways = Calendars.read("a.yaml", "{name: a, zone: Europe/Berlin, week: 24x7}");
        Instant saturday = berlin("2026-03-28T14:00");

        assertThat(berlinAlways.due(saturday, WorkingTime.parse("P1D"))).isEqualTo(berlin("2026-03-29T14:00"));
        assertThat(berlinAlways.due(saturday, WorkingTime.parse("PT24H"))).isEqualTo(berlin("2026-03-29T15:00"));
        // Half past two did not exist: the clock change is as near as it gets.
        assertThat(berlinAlways.due(berlin("2026-03-28T02:30"), WorkingTime.parse("P1D")))
                .isEqualTo(berlin("2026-03-29T03:00"));
    }

    @Test
    void public_holidays_of_country_and_region_are_free_and_own_dates_count() {
        // Good Friday and Easter Monday 2026.
        assertThat(office.due(berlin("2026-04-02T16:00"), Duration.ofHours(2))).isEqualTo(berlin("2026-04-07T10:00"));
        // 8 March is a holiday in Berlin alone; in 2027, a Monday, this desk works on it.
        assertThat(office.holiday(LocalDate.parse("2028-03-08"))).isPresent();
        assertThat(office.isBusinessDay(LocalDate.parse("2027-03-08"))).isTrue();
        assertThat(office.holiday(LocalDate.parse("2026-12-24"))).contains("Christmas Eve");
        assertThat(office.isBusinessDay(LocalDate.parse("2026-12-24"))).isFalse();
    }

    @Test
    void a_date_has_hours_of_its_own_in_each_way_of_writing_them() {
        for (String day : List.of(
                "09:00-12:00",
                "'9:00 - 12:00'",
                "[09:00-10:00, 10:00-12:00]",
                "{hours: 09:00-12:00}",
                "{name: Christmas Eve, hours: [09:00-12:00]}")) {
            WorkingCalendar short24th = Calendars.read(
                    "b.yaml",
                    "{name: b, zone: Europe/Berlin, week: {monday-friday: 09:00-17:00}, holidays: {country: DE,"
                            + " add: {2026-12-24: " + day + "}}}");
            // Then Christmas and a weekend.
            assertThat(short24th.due(berlin("2026-12-24T11:00"), Duration.ofHours(2)))
                    .as(day)
                    .isEqualTo(berlin("2026-12-28T10:00"));
            assertThat(short24th.isBusinessDay(LocalDate.parse("2026-12-24"))).isTrue();
            assertThat(short24th.due(berlin("2026-12-23T15:00"), WorkingTime.parse("P1D")))
                    .as("the last closing before 15:00")
                    .isEqualTo(berlin("2026-12-24T12:00"));
        }
    }

    @Test
    void a_holiday_and_a_saturday_can_have_hours_and_the_reason_says_so() {
        WorkingCalendar shop = Calendars.read(
                "s.yaml",
                "{name: s, zone: Europe/Berlin, week: {monday-friday: 09:00-17:00}, holidays: {country: DE, add:"
                        + " {2026-12-25: {name: Emergency desk, hours: 10:00-12:00}, 2026-12-19: 09:00-19:00,"
                        + " 2026-12-24: {name: Christmas Eve}}}}");

        assertThat(shop.elapsed(berlin("2026-12-24T00:00"), berlin("2026-12-27T00:00")))
                .isEqualTo(Duration.ofHours(2));
        assertThat(shop.elapsed(berlin("2026-12-19T00:00"), berlin("2026-12-20T00:00")))
                .isEqualTo(Duration.ofHours(10));
        assertThat(shop.longestDay()).isEqualTo(Duration.ofHours(10));
        assertThat(shop.spans(berlin("2026-12-25T11:00"), berlin("2026-12-25T13:00")))
                .extracting(span -> span.working() + " " + span.why())
                .containsExactly("true working hours", "false Emergency desk, 10:00-12:00");
    }

    @Test
    void a_holiday_that_is_made_up_for_on_monday_frees_both_days() {
        WorkingCalendar london = Calendars.read(
                "london.yaml", "{name: l, zone: Europe/London, week: 24x7, holidays: {country: GB, region: eng}}");

        // Boxing Day 2026 is a Saturday.
        assertThat(london.isBusinessDay(LocalDate.parse("2026-12-26"))).isFalse();
        assertThat(london.isBusinessDay(LocalDate.parse("2026-12-28"))).isFalse();
    }

    @Test
    void new_years_day_that_is_made_up_for_in_the_old_year_frees_its_last_day() {
        WorkingCalendar newYork = Calendars.read(
                "us.yaml",
                "{name: u, zone: America/New_York, week: {monday-friday: 09:00-17:00}, holidays: {country: US}}");

        // 2022-01-01 was a Saturday.
        assertThat(newYork.isBusinessDay(LocalDate.parse("2021-12-31"))).isFalse();
    }

    @Test
    void spans_say_why_a_stretch_does_not_count() {
        assertThat(office.spans(berlin("2026-12-23T16:00"), berlin("2026-12-28T10:00")))
                .extracting(span -> local(span.interval().from()) + " " + span.working() + " " + span.why())
                .containsExactly(
                        "2026-12-23T16:00 true working hours",
                        "2026-12-23T17:00 false outside working hours",
                        "2026-12-24T00:00 false Christmas Eve",
                        "2026-12-25T00:00 false 1st Christmas day",
                        "2026-12-26T00:00 false outside working hours",
                        "2026-12-28T09:00 true working hours");
    }

    @Test
    void around_the_clock_is_one_interval_over_new_year() {
        Instant from = Instant.parse("2025-12-30T00:00:00Z");
        Instant to = Instant.parse("2027-01-02T00:00:00.5Z");

        assertThat(always.intervals(from, to)).containsExactly(new Interval(from, to));
        assertThat(always.elapsed(from, to)).isEqualTo(Duration.between(from, to));
        assertThat(always.due(from, Duration.between(from, to))).isEqualTo(to);
    }

    @Test
    void business_days_are_counted_and_added() {
        LocalDate wednesday = LocalDate.parse("2026-12-23");

        assertThat(office.businessDays(wednesday, LocalDate.parse("2026-12-30")))
                .isEqualTo(3);
        assertThat(office.plusBusinessDays(wednesday, 1)).isEqualTo(LocalDate.parse("2026-12-28"));
        assertThat(office.longestDay()).isEqualTo(Duration.ofHours(7));
    }

    @Test
    void nothing_has_elapsed_backwards() {
        assertThat(plain.elapsed(berlin("2026-03-05T12:00"), berlin("2026-03-05T10:00")))
                .isZero();
        assertThat(plain.intervals(berlin("2026-03-05T12:00"), berlin("2026-03-05T10:00")))
                .isEmpty();
    }

    @Test
    void what_lies_beyond_its_years_is_refused_and_not_searched_for_ever() {
        assertThatThrownBy(() -> plain.due(berlin("2026-03-05T12:00"), Duration.ofHours(1_000_000)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2199");
        assertThatThrownBy(() -> plain.elapsed(berlin("2026-03-05T12:00"), Instant.MAX))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> plain.due(berlin("2026-03-05T12:00"), WorkingTime.ofBusinessDays(99_999)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Instant berlin(String local) {
        return LocalDateTime.parse(local).atZone(BERLIN).toInstant();
    }

    private static LocalDateTime local(Instant instant) {
        return LocalDateTime.ofInstant(instant, BERLIN);
    }
}
