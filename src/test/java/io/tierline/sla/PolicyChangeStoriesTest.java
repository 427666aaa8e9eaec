package io.tierline.sla;

import static io.tierline.sla.Ledger.begun;
import static io.tierline.sla.Ledger.instant;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.sla.Clock.State;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Behaviour 9: what a change of priority or plan does to clocks that run. */
class PolicyChangeStoriesTest {

    private static final String P1 = "resolution=PT4H retroactive=true";
    private static final String P3 = "resolution=PT16H retroactive=true";

    @Test
    void targets_of_p1_count_from_the_cases_start_with_pauses_carried_over() {
        // Three hours as P3, one of them waiting: two of P1's four are used.
        Ledger ledger = begun("2026-03-02T09:00", P3)
                .add("2026-03-02T10:00", "customer-asked")
                .add("2026-03-02T11:00", "customer-replied")
                .add("2026-03-02T12:00", "priority-changed", "from=P3 to=P1")
                .pinned("2026-03-02T12:00", "p1", P1);

        assertThat(ledger.clock("resolution", "2026-03-02T12:00"))
                .returns(instant("2026-03-02T14:00"), Clock::due)
                .returns(Duration.ofHours(2), Clock::elapsed)
                .returns(Duration.ofHours(1), Clock::paused)
                .returns("p1", Clock::policyRule)
                .returns("PT4H", Clock::target);
    }

    @Test
    void p1_to_p3_to_p1_gains_no_time() {
        Ledger ledger = begun("2026-03-02T09:00", P1)
                .pinned("2026-03-02T10:00", "p3", P3)
                .pinned("2026-03-02T12:00", "p1", P1);

        assertThat(ledger.clock("resolution", "2026-03-02T12:00").due()).isEqualTo(instant("2026-03-02T13:00"));
    }

    @Test
    void p1_to_p3_after_the_breach_does_not_undo_it() {
        // Nobody wrote the breach of 13:00 down before the change of 14:00: it happened all the same.
        Ledger ledger = begun("2026-03-02T09:00", P1).pinned("2026-03-02T14:00", "p3", P3);

        assertThat(ledger.missing("2026-03-02T15:00")).containsExactly("breached resolution 1 2026-03-02T13:00Z");
        assertThat(ledger.clock("resolution", "2026-03-02T15:00")).returns(instant("2026-03-02T13:00"), Clock::due);
    }

    @Test
    void a_change_that_finds_the_case_late_gives_one_breach_dated_when_it_would_have_been() {
        Ledger ledger = begun("2026-03-02T09:00", P3 + " atRiskShare=0.75")
                .pinned("2026-03-02T16:00", "p1", P1 + " atRiskShare=0.75");

        assertThat(ledger.missing("2026-03-02T16:00")).containsExactly("breached resolution 1 2026-03-02T13:00Z");
        ledger.record("2026-03-02T16:00").pinned("2026-03-02T16:30", "p3", P3).pinned("2026-03-02T16:40", "p1", P1);
        assertThat(ledger.missing("2026-03-03T16:00")).isEmpty();
    }

    @Test
    void verdicts_already_given_stay() {
        Ledger ledger = begun("2026-03-02T09:00", "firstResponse=PT4H resolution=PT16H")
                .add("2026-03-02T11:00", "public-update")
                .record("2026-03-02T11:00")
                .pinned("2026-03-02T12:00", "p1", "firstResponse=PT1H resolution=PT8H retroactive=true");

        CaseClocks clocks = ledger.clocks("2026-03-02T12:00");
        assertThat(clocks.current("first-response").orElseThrow())
                .returns(State.MET, Clock::state)
                .returns("PT4H", Clock::target);
        assertThat(clocks.unrecorded()).isEmpty();
        assertThat(clocks.due("resolution")).contains(instant("2026-03-02T17:00"));
    }

    @Test
    void what_ended_before_the_change_is_judged_by_the_policy_it_ended_under() {
        Ledger ledger = begun("2026-03-02T09:00", "firstResponse=PT4H")
                .add("2026-03-02T11:00", "public-update")
                .pinned("2026-03-02T12:00", "p1", "firstResponse=PT1H retroactive=true");

        assertThat(ledger.missing("2026-03-02T13:00")).containsExactly("met first-response 1 2026-03-02T11:00Z");
    }

    @Test
    void a_policy_that_is_not_retroactive_holds_for_what_starts_after_it() {
        Ledger ledger = begun("2026-03-02T09:00", "resolution=PT16H timeAtTier1=PT6H")
                .add("2026-03-02T09:00", "tier-entered", "hop=1 tier=tier1")
                .pinned("2026-03-02T10:00", "p1", "resolution=PT4H timeAtTier1=PT1H retroactive=false")
                .add("2026-03-02T11:00", "tier-entered", "hop=2 tier=tier1");

        assertThat(ledger.clocks("2026-03-02T11:00").clocks())
                .filteredOn(clock -> List.of("resolution", "time-at-tier").contains(clock.name()))
                .extracting(Clock::target)
                .containsExactly("PT6H", "PT1H", "PT16H");
    }

    @Test
    void a_change_of_calendar_counts_from_the_start_as_well() {
        Ledger ledger = begun("2026-03-06T16:00", "resolution=PT8H")
                .pinned("2026-03-06T16:30", "p1", "resolution=PT8H calendar=always retroactive=true");

        assertThat(ledger.clock("resolution", "2026-03-06T20:00"))
                .returns(instant("2026-03-07T00:00"), Clock::due)
                .returns(Duration.ofHours(4), Clock::elapsed);
    }

    @Test
    void a_waiting_case_keeps_waiting_under_its_new_policy() {
        Ledger ledger = begun("2026-03-02T09:00", P3)
                .add("2026-03-02T10:00", "customer-asked")
                .pinned("2026-03-02T16:00", "p1", P1);

        assertThat(ledger.clock("resolution", "2026-03-02T16:00").state()).isEqualTo(State.WAITING);
        ledger.add("2026-03-03T10:00", "customer-replied");
        assertThat(ledger.clock("resolution", "2026-03-03T10:00").due()).isEqualTo(instant("2026-03-03T13:00"));
    }
}
