package io.tierline.sla;

import static io.tierline.sla.Ledger.instant;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.calendar.Calendars;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every clock can say why. */
class ExplanationTest {

    private static final Calendars BERLIN = Calendars.read(
            Map.of(
                    "office.yaml",
                    """
                    name: office
                    version: 4
                    zone: Europe/Berlin
                    week: {monday-friday: [09:00-12:00, 13:00-17:00]}
                    holidays: {country: DE, region: be}
                    """,
                    "extended.yaml",
                    """
                    name: extended
                    version: 2
                    zone: Europe/Berlin
                    week: {monday-saturday: 08:00-18:00}
                    holidays: {country: DE, region: be}
                    """));

    /** Written as P3 in office hours before Easter 2026, raised to P1 in extended hours while it waited. UTC+2. */
    private static Ledger easter() {
        return Ledger.begun("2026-04-01T14:00", "resolution=PT16H calendar=office")
                .add("2026-04-02T08:00", "customer-asked")
                .add("2026-04-02T11:00", "priority-changed", "from=P3 to=P1")
                .pinned("2026-04-02T11:00", "p1", "resolution=PT10H calendar=extended retroactive=true")
                .add("2026-04-02T12:00", "customer-replied")
                .add("2026-04-07T07:00", "fix-recorded", "tier=tier2");
    }

    @Test
    void a_case_whose_calendar_priority_and_waiting_all_changed_is_explained_line_by_line() {
        // By hand, in extended hours, 08:00 to 18:00 from Monday to Saturday, local time:
        //   Wed 16:00 - 18:00                       2 h                   2 h
        //   Thu 08:00 - 10:00, then the question    2 h                   4 h
        //   Thu 10:00 - 14:00 waiting               4 h left out
        //   Thu 14:00 - 18:00                       4 h                   8 h
        //   Fri Good Friday
        //   Sat 08:00 - 18:00                      10 h                  18 h, and the tenth ends at 10:00: due
        //   Sun, and Mon is Easter Monday
        //   Tue 08:00 - 09:00, then the fix         1 h                  19 h
        CaseClocks clocks = SlaClocks.evaluate(easter().events(), BERLIN, instant("2026-04-08T10:00"));
        Clock clock = clocks.current("resolution").orElseThrow();

        assertThat(clock.explanation().text())
                .isEqualTo(
                        """
                resolution 1
                target PT16H by rule first, policy version v-first, calendar office; until Thu 2026-04-02 13:00:00
                target PT10H by rule p1, policy version v-p1, calendar extended
                Calendar extended version 2 (Europe/Berlin)
                Wed 2026-04-01 16:00:00 to Wed 2026-04-01 18:00:00  counted     2:00:00  working hours
                Wed 2026-04-01 18:00:00 to Thu 2026-04-02 08:00:00  left out   14:00:00  outside working hours
                Thu 2026-04-02 08:00:00 to Thu 2026-04-02 10:00:00  counted     2:00:00  working hours
                Thu 2026-04-02 10:00:00 to Thu 2026-04-02 14:00:00  left out    4:00:00  waiting on the customer
                Thu 2026-04-02 14:00:00 to Thu 2026-04-02 18:00:00  counted     4:00:00  working hours
                Thu 2026-04-02 18:00:00 to Fri 2026-04-03 00:00:00  left out    6:00:00  outside working hours
                Fri 2026-04-03 00:00:00 to Sat 2026-04-04 00:00:00  left out   24:00:00  Good Friday
                Sat 2026-04-04 00:00:00 to Sat 2026-04-04 08:00:00  left out    8:00:00  outside working hours
                Sat 2026-04-04 08:00:00 to Sat 2026-04-04 18:00:00  counted    10:00:00  working hours
                Sat 2026-04-04 18:00:00 to Mon 2026-04-06 00:00:00  left out   30:00:00  outside working hours
                Mon 2026-04-06 00:00:00 to Tue 2026-04-07 00:00:00  left out   24:00:00  Easter Monday
                Tue 2026-04-07 00:00:00 to Tue 2026-04-07 08:00:00  left out    8:00:00  outside working hours
                Tue 2026-04-07 08:00:00 to Tue 2026-04-07 09:00:00  counted     1:00:00  working hours
                Elapsed 19:00:00; working time left out by pauses 4:00:00
                Due Sat 2026-04-04 10:00:00
                """);
        assertThat(clock.elapsed()).isEqualTo(Duration.ofHours(19));
        assertThat(clock.due()).isEqualTo(instant("2026-04-04T08:00"));
        assertThat(Ledger.words(clocks.unrecorded())).containsExactly("breached resolution 1 2026-04-04T08:00Z");
    }

    @Test
    void the_counted_parts_add_up_to_the_elapsed_time_and_leave_no_gap() {
        for (String now : List.of("2026-04-01T14:00", "2026-04-02T09:00", "2026-04-02T13:00", "2026-04-08T10:00")) {
            for (Clock clock :
                    SlaClocks.evaluate(easter().events(), BERLIN, instant(now)).clocks()) {
                Duration counted = Duration.ZERO;
                Instant at = clock.started();
                for (Explanation.Part part : clock.explanation().parts()) {
                    assertThat(part.from()).isEqualTo(at);
                    at = part.to();
                    counted = part.counted() ? counted.plus(part.length()) : counted;
                }
                assertThat(counted).as(clock.name()).isEqualTo(clock.elapsed());
            }
        }
    }

    @Test
    void what_fixed_the_due_instant_under_a_verdict_is_told_beside_the_current_count() {
        Ledger ledger = Ledger.begun("2026-03-06T16:30", "firstResponse=PT1H").record("2026-03-09T09:30");
        Clock clock = ledger.clocks("2026-03-09T10:00", Ledger.calendars("2026-03-09"))
                .current("first-response")
                .orElseThrow();

        assertThat(clock.explanation().text())
                .endsWith("Due Tue 2026-03-10 09:30:00\n"
                        + "Verdict breached at Mon 2026-03-09 09:30:00, noticed Mon 2026-03-09 09:30:00, by policy version"
                        + " v-first and calendar version office-\n");
    }

    @Test
    void a_promise_is_explained_by_what_was_promised() {
        Clock clock = Ledger.begun("2026-03-02T09:00", "updateEvery=PT2H")
                .add("2026-03-02T10:00", "update-promised", "due=2026-03-02T12:00:00Z every=PT2H")
                .clock("next-update", "2026-03-02T11:00");

        assertThat(clock.explanation().text()).contains("promised for Mon 2026-03-02 12:00:00");
    }
}
