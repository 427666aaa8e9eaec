package io.tierline.sla;

import static io.tierline.sla.Ledger.begun;
import static io.tierline.sla.Ledger.instant;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.sla.Clock.State;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The clocks of each stay at a level. */
class LevelStoriesTest {

    private final Ledger ledger = begun(
                    "2026-03-02T09:00", "acknowledge=PT30M timeAtTier1=PT4H timeAtTier2=PT2H timeAtTeam=PT3H")
            .add("2026-03-02T09:00", "tier-entered", "hop=1 tier=tier1");

    @Test
    void each_hop_has_its_own_clocks_and_a_tiers_clock_starts_when_it_gets_the_case() {
        ledger.add("2026-03-02T10:00", "work-done", "hop=1 tier=tier1 outcome=escalate")
                .add("2026-03-02T10:15", "tier-entered", "hop=2 tier=tier2 from=tier1");
        CaseClocks clocks = ledger.clocks("2026-03-02T11:00");

        assertThat(clocks.due("time-at-tier1")).isEmpty();
        assertThat(clocks.due("time-at-tier2")).contains(instant("2026-03-02T12:15"));
        assertThat(clocks.current("time-at-tier1").orElseThrow())
                .returns(State.MET, Clock::state)
                .returns(1, Clock::occurrence)
                .returns(Duration.ofHours(1), Clock::elapsed);
        assertThat(clocks.current("time-at-tier").orElseThrow())
                .returns(2, Clock::occurrence)
                .returns("tier2", Clock::holder);
    }

    @ParameterizedTest
    @CsvSource({
        "acknowledged, hop=1 tier=tier1, MET",
        "work-done, hop=1 tier=tier1, MET",
        "tier-entered, hop=2 tier=tier2, CANCELLED",
        "moved, to=tier2, CANCELLED",
        "fixed, by=issue, CANCELLED",
        "withdrawn, as=merged, CANCELLED",
    })
    void an_acknowledgement_meets_it_and_losing_the_case_ends_it(String type, String facts, State state) {
        ledger.add("2026-03-02T09:20", type, facts);

        assertThat(ledger.clocks("2026-03-02T09:40").clocks())
                .filteredOn(clock -> clock.name().equals("acknowledge") && clock.occurrence() == 1)
                .singleElement()
                .returns(state, Clock::state);
    }

    @Test
    void the_acknowledgement_of_another_hop_is_not_this_ones() {
        ledger.add("2026-03-02T09:10", "tier-entered", "hop=2 tier=tier2")
                .add("2026-03-02T09:20", "acknowledged", "hop=1 tier=tier1");

        assertThat(ledger.clock("acknowledge", "2026-03-02T09:30").state()).isEqualTo(State.RUNNING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"work-done", "tier-entered", "moved", "fixed", "fix-recorded", "closed"})
    void the_time_at_a_level_ends_when_the_level_has_it_no_more(String type) {
        ledger.add("2026-03-02T11:00", type);

        assertThat(ledger.clock("time-at-tier1", "2026-03-02T12:00"))
                .returns(State.MET, Clock::state)
                .returns(instant("2026-03-02T11:00"), Clock::ended);
    }

    @Test
    void a_specialist_team_is_a_level_and_has_a_target() {
        ledger.add("2026-03-02T10:00", "tier-entered", "hop=2 tier=billing");

        assertThat(ledger.clocks("2026-03-02T10:00").due("time-at-billing")).contains(instant("2026-03-02T13:00"));
    }

    @Test
    void resolved_merged_or_closed_cases_have_no_deadline_left() {
        Ledger withTargets = begun(
                        "2026-03-02T09:00",
                        "firstResponse=PT1H nextReply=PT1H acknowledge=PT1H timeAtTier1=PT2H resolution=PT4H updateEvery=PT1H")
                .add("2026-03-02T09:00", "tier-entered", "hop=1 tier=tier1")
                .add("2026-03-02T09:00", "update-promised", "due=2026-03-02T10:00:00Z")
                .add("2026-03-02T09:10", "customer-replied")
                .add("2026-03-02T09:30", "withdrawn", "as=merged");
        CaseClocks clocks = withTargets.clocks("2026-03-03T12:00");

        assertThat(clocks.clocks()).extracting(Clock::state).containsOnly(State.CANCELLED);
        assertThat(clocks.unrecorded()).isEmpty();
        assertThat(clocks.due("next-deadline")).isEmpty();
    }

    @Test
    void asking_while_a_level_has_the_case_stops_its_clocks_too() {
        ledger.add("2026-03-02T10:00", "customer-asked").add("2026-03-02T12:00", "customer-replied");

        assertThat(ledger.clocks("2026-03-02T12:00").due("time-at-tier1")).contains(instant("2026-03-02T15:00"));
    }

    @Test
    void the_resolution_stops_when_a_level_records_the_fix() {
        Ledger fixed = begun("2026-03-02T09:00", "resolution=PT2H")
                .add("2026-03-02T10:00", "fix-recorded", "tier=tier1")
                .add("2026-03-02T12:00", "resolution-told");

        assertThat(fixed.clock("resolution", "2026-03-02T12:00"))
                .returns(State.MET, Clock::state)
                .returns(Duration.ofHours(1), Clock::elapsed);
    }

    @Test
    void reopening_keeps_the_first_verdict_and_starts_a_second_cycle() {
        Ledger reopened = begun("2026-03-02T09:00", "resolution=PT2H")
                .add("2026-03-02T10:00", "fix-recorded")
                .add("2026-03-02T10:30", "resolution-told")
                .record("2026-03-02T10:30")
                .add("2026-03-02T14:00", "reopened");
        CaseClocks clocks = reopened.clocks("2026-03-02T15:00");

        assertThat(clocks.clocks())
                .filteredOn(clock -> clock.name().equals("resolution"))
                .extracting(Clock::occurrence, Clock::state, Clock::due)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(1, State.MET, instant("2026-03-02T11:00")),
                        org.assertj.core.groups.Tuple.tuple(2, State.RUNNING, instant("2026-03-02T16:00")));
        // Both cycles, without the four hours in which it was solved.
        assertThat(clocks.current("resolution-total").orElseThrow())
                .returns(Duration.ofHours(2), Clock::elapsed)
                .returns(Duration.ofHours(4), Clock::paused)
                .returns(State.RUNNING, Clock::state);
        assertThat(reopened.missing("2026-03-02T17:00")).containsExactly("breached resolution 2 2026-03-02T16:00Z");
    }

    @Test
    void a_customers_reopening_wants_an_answer() {
        Ledger reopened = begun("2026-03-02T09:00", "nextReply=PT1H")
                .add("2026-03-02T10:00", "resolution-told")
                .by("customer", "2026-03-02T11:00", "reopened");

        assertThat(reopened.clocks("2026-03-02T11:00").due("next-reply")).contains(instant("2026-03-02T12:00"));
    }
}
