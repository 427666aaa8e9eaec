package io.tierline.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarsTest {

    @Test
    void two_calendars_are_shipped() {
        Calendars shipped = Calendars.shipped();

        assertThat(shipped.names()).containsExactly("24x7", "business-hours");
        assertThat(shipped.get("business-hours").due(Instant.parse("2026-03-06T16:30:00Z"), WorkingTime.parse("PT1H")))
                .isEqualTo("2026-03-09T09:30:00Z");
        assertThat(shipped.get("24x7").longestDay()).isEqualTo(Duration.ofDays(1));
    }

    @Test
    void an_unknown_name_is_answered_with_the_known_ones() {
        assertThatThrownBy(() -> Calendars.shipped().get("office"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There is no calendar 'office'; there are [24x7, business-hours]");
    }

    @Test
    void a_calendar_without_working_time_is_refused_at_once() {
        assertThat(problems("{name: x, zone: UTC, week: {}}"))
                .containsExactly(
                        "x.yaml: week: there is no working time in the whole week: no target could ever fall due");
        assertThat(problems("{name: x, zone: UTC, week: {monday: []}}"))
                .first()
                .asString()
                .contains("no working time");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{name: x, zone: UTC, week: {monday: [09:00-13:00, 12:00-17:00]}} | x.yaml: week.monday: 09:00-13:00 and 12:00-17:00 overlap",
                "{name: x, zone: UTC, week: {monday: 22:00-06:00}} | x.yaml: week.monday: 22:00-06:00 ends before it begins; hours over midnight are two windows, 22:00-24:00 and, on the next day, 00:00-06:00",
                "{name: x, zone: UTC, week: {monday: 09:00-09:00}} | x.yaml: week.monday: 09:00-09:00 is empty; the whole day is 00:00-24:00",
                "{name: x, zone: UTC, week: {monday: 9 to 5}} | x.yaml: week.monday: '9 to 5' is not a window such as 09:00-17:00",
                "{name: x, zone: UTC, week: {monday: 09:00-24:30}} | x.yaml: week.monday: a day's hours lie between 00:00 and 24:00",
                "{name: x, zone: UTC, week: {mon: 09:00-17:00}} | x.yaml: week.mon: is not a day; write monday, or monday-friday",
                "{name: x, zone: UTC, week: {monday-friday: 09:00-17:00, friday: 09:00-12:00}} | x.yaml: week.friday: friday is given twice",
                "{name: x, zone: Europe/Berln, week: 24x7} | x.yaml: zone: 'Europe/Berln' is not a known time zone; write it as Europe/Berlin or UTC",
                "{name: x, week: 24x7} | x.yaml: zone: is missing",
                "{name: x, zone: UTC} | x.yaml: week: is missing: write 24x7, or hours by day such as monday: 09:00-17:00",
                "{zone: UTC, week: 24x7} | x.yaml: name: is missing",
                "{name: x, zone: UTC, week: 24x7, hollidays: {}} | x.yaml: hollidays: is not a field of a calendar; there are [holidays, name, version, week, zone]",
                "{name: x, zone: UTC, week: 24x7, holidays: {region: be}} | x.yaml: holidays.region: needs a country",
                "{name: x, zone: UTC, week: 24x7, holidays: {add: {2026-12-24: 9-12}}} | x.yaml: holidays.add.2026-12-24: '9-12' is not a window such as 09:00-17:00",
                "{name: x, zone: UTC, week: 24x7, holidays: {add: {2026-12-24: [09:00-12:00, 11:00-13:00]}}} | x.yaml: holidays.add.2026-12-24: 09:00-12:00 and 11:00-13:00 overlap",
                "{name: x, zone: UTC, week: 24x7, holidays: {add: {2026-12-24: {from: 09:00}}}} | x.yaml: holidays.add.2026-12-24.from: is not a field of a calendar; there are [hours, name]",
                "{name: x, zone: UTC, week: 24x7, holidays: {add: {2026-12-24: {hours: noon}}}} | x.yaml: holidays.add.2026-12-24.hours: 'noon' is not a window such as 09:00-17:00",
                "{name: x, zone: UTC, week: 24x7, holidays: {add: {2026-12-24: 09:00-12:00}, remove: [2026-12-24]}} | x.yaml: holidays.remove: 2026-12-24 has hours of its own in holidays.add; leave it out here",
                "{name: x, zone: UTC, week: 24x7, holidays: {add: [24.12.2026]}} | x.yaml: holidays.add: '24.12.2026' is not a date such as 2026-12-24",
            })
    void what_is_wrong_is_refused_with_file_field_and_fix(String yaml, String problem) {
        assertThat(problems(yaml)).containsExactly(problem);
    }

    @Test
    void unknown_countries_and_regions_are_answered_with_the_known_ones() {
        assertThat(problems("{name: x, zone: UTC, week: 24x7, holidays: {country: Germany}}"))
                .singleElement()
                .asString()
                .startsWith("x.yaml: holidays.country: 'Germany' is not a country with known holidays; known are [")
                .contains(" DE,");
        assertThat(problems("{name: x, zone: UTC, week: 24x7, holidays: {country: DE, region: berlin}}"))
                .singleElement()
                .asString()
                .startsWith("x.yaml: holidays.region: 'berlin' is not a region of DE; known are [")
                .contains(" be,");
    }

    @Test
    void everything_that_is_wrong_is_told_at_once_in_all_files() {
        Map<String, String> texts = Map.of(
                "b.yaml", "{name: b, zone: Nowhere, week: {monday: 17:00-09:00}}",
                "a.yaml", "name: [",
                "c.yaml", "{name: c, zone: UTC, week: 24x7}");

        assertThatThrownBy(() -> Calendars.read(texts))
                .isInstanceOfSatisfying(InvalidCalendarException.class, e -> assertThat(e.problems())
                        .hasSize(3)
                        .anyMatch(problem -> problem.startsWith("a.yaml: not readable as YAML"))
                        .anyMatch(problem -> problem.startsWith("b.yaml: zone: "))
                        .anyMatch(problem -> problem.startsWith("b.yaml: week.monday: ")));
    }

    @Test
    void two_calendars_of_one_name_are_refused() {
        String yaml = "{name: x, zone: UTC, week: 24x7}";

        assertThatThrownBy(() -> Calendars.read(Map.of("a.yaml", yaml, "b.yaml", yaml)))
                .isInstanceOf(InvalidCalendarException.class)
                .hasMessageContaining("two calendars named x");
    }

    @Test
    void norway_is_a_country_and_dates_are_dates() {
        WorkingCalendar oslo = Calendars.read(
                "no.yaml",
                """
                name: oslo
                zone: Europe/Oslo
                week: {monday-friday: 09:00-17:00}
                holidays: {country: NO, add: [2026-12-24]}
                """);

        // 17 May 2027 is a Monday.
        assertThat(oslo.holiday(java.time.LocalDate.parse("2027-05-17"))).isPresent();
        assertThat(oslo.holiday(java.time.LocalDate.parse("2026-12-24"))).contains("own free day");
    }

    @Test
    void without_a_version_of_its_own_each_edit_makes_another() {
        String text = "{name: x, zone: UTC, week: 24x7}";

        assertThat(Calendars.read("x.yaml", text).version())
                .isEqualTo(Calendars.read("x.yaml", text).version())
                .isNotEqualTo(Calendars.read("x.yaml", text + " ").version());
        assertThat(Calendars.read("x.yaml", "{name: x, version: 7, zone: UTC, week: 24x7}")
                        .version())
                .isEqualTo("7");
    }

    @ParameterizedTest
    @CsvSource({"PT8H", "PT1H30M", "P2D", "PT0.5S"})
    void targets_are_read_and_printed(String text) {
        assertThat(WorkingTime.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource({"P1DT4H", "8h", "PT0S", "P0D", "-PT1H", "PT-1H", "P1W", "P-1D", "PT", "''"})
    void what_is_no_target_is_refused_with_what_is_one(String text) {
        assertThatThrownBy(() -> WorkingTime.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + text + "' is not a target: write working hours as PT8H");
    }

    private static List<String> problems(String yaml) {
        return catchThrowableOfType(InvalidCalendarException.class, () -> Calendars.read("x.yaml", yaml))
                .problems();
    }
}
