package io.tierline.sla;

import static io.tierline.sla.Ledger.begun;
import static io.tierline.sla.Ledger.instant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** The instants that timers of the models wait for. */
class TimersTest {

    @Test
    void the_next_deadline_is_the_earliest_of_all_running_clocks_and_moves_on_as_verdicts_are_written() {
        Ledger ledger = begun("2026-03-02T09:00", "firstResponse=PT1H resolution=PT8H atRiskShare=0.5");

        assertThat(due(ledger, "2026-03-02T09:00")).isEqualTo("2026-03-02T09:30:00Z");
        ledger.record("2026-03-02T09:30");
        assertThat(due(ledger, "2026-03-02T09:30")).isEqualTo("2026-03-02T10:00:00Z");
        ledger.record("2026-03-02T10:00");
        assertThat(due(ledger, "2026-03-02T10:00")).isEqualTo("2026-03-02T13:00:00Z");
        ledger.record("2026-03-02T13:00").add("2026-03-02T14:00", "fix-recorded");
        assertThat(due(ledger, "2026-03-02T14:00")).isEqualTo("none");
    }

    @Test
    void a_deadline_that_has_passed_unwritten_is_still_the_next_so_that_the_timer_fires_at_once() {
        Ledger ledger = begun("2026-03-02T09:00", "firstResponse=PT1H atRiskShare=0.5");

        assertThat(due(ledger, "2026-03-02T12:00")).isEqualTo("2026-03-02T10:00:00Z");
    }

    private static String due(Ledger ledger, String now) {
        return ledger.clocks(now).due("next-deadline").map(Object::toString).orElse("none");
    }

    @Test
    void the_next_rung_is_asked_an_acknowledgement_target_after_the_last_alert() {
        Ledger ledger = begun("2026-03-02T09:00", "acknowledge=PT30M")
                .add("2026-03-02T09:00", "tier-entered", "hop=1 tier=tier1")
                .add("2026-03-02T09:01", "alerted", "hop=1 rung=1");
        assertThat(ledger.clocks("2026-03-02T09:05").due("acknowledge-step")).contains(instant("2026-03-02T09:31"));

        ledger.add("2026-03-02T16:50", "alerted", "hop=1 rung=2");
        assertThat(ledger.clocks("2026-03-02T16:55").due("acknowledge-step")).contains(instant("2026-03-03T09:20"));

        ledger.add("2026-03-02T16:56", "acknowledged", "hop=1 tier=tier1");
        assertThat(ledger.clocks("2026-03-02T16:56").due("acknowledge-step")).isEmpty();
    }

    @Test
    void a_second_level_has_an_escalation_policy_of_its_own() {
        Ledger ledger = begun("2026-03-02T09:00", "acknowledge=PT30M")
                .add("2026-03-02T09:00", "tier-entered", "hop=1 tier=tier1")
                .add("2026-03-02T09:00", "alerted", "hop=1 rung=1")
                .add("2026-03-02T09:10", "acknowledged", "hop=1 tier=tier1")
                .add("2026-03-02T12:00", "tier-entered", "hop=2 tier=tier2");

        assertThat(ledger.clocks("2026-03-02T12:00").due("acknowledge-step")).contains(instant("2026-03-02T12:30"));
    }

    @Test
    void a_silent_customer_is_reminded_and_then_taken_to_be_done() {
        Ledger ledger =
                begun("2026-03-02T09:00", "replyReminder=P1D noReply=P3D").add("2026-03-02T10:00", "customer-asked");
        assertThat(ledger.clocks("2026-03-02T10:00").due("reply-reminder")).contains(instant("2026-03-03T10:00"));
        assertThat(ledger.clocks("2026-03-02T10:00").due("no-reply")).contains(instant("2026-03-05T10:00"));

        ledger.add("2026-03-02T11:00", "customer-replied");
        assertThat(ledger.clocks("2026-03-02T11:00").due("reply-reminder")).isEmpty();
        assertThat(ledger.clocks("2026-03-02T11:00").due("no-reply")).isEmpty();
    }

    @Test
    void silence_after_the_resolution_confirms_it() {
        Ledger ledger = begun("2026-03-02T09:00", "confirmation=P5D").add("2026-03-02T10:00", "resolution-told");
        assertThat(ledger.clocks("2026-03-02T10:00").due("confirmation")).contains(instant("2026-03-09T10:00"));

        ledger.add("2026-03-03T10:00", "customer-confirmed");
        assertThat(ledger.clocks("2026-03-03T10:00").due("confirmation")).isEmpty();
    }

    @Test
    void review_and_survey_count_from_the_closing() {
        Ledger ledger = begun("2026-03-02T09:00", "resolution=PT8H").add("2026-03-06T16:00", "closed");
        CaseClocks clocks = ledger.clocks("2026-03-06T16:00");
        assertThat(clocks.due("review")).contains(instant("2026-03-13T16:00"));
        assertThat(clocks.due("survey-reminder")).contains(instant("2026-03-09T16:00"));
        assertThat(clocks.due("survey-expiry")).contains(instant("2026-03-20T16:00"));

        clocks = ledger.add("2026-03-09T12:00", "survey-answered")
                .add("2026-03-10T12:00", "postmortem-approved")
                .clocks("2026-03-10T12:00");
        assertThat(clocks.due("review")).isEmpty();
        assertThat(clocks.due("survey-reminder")).isEmpty();
        assertThat(clocks.due("survey-expiry")).isEmpty();
    }

    @Test
    void an_instant_between_two_milliseconds_is_rounded_up_so_that_a_timer_never_comes_early() {
        Ledger ledger = begun("2026-03-02T09:00:00.000000001", "firstResponse=PT1H");

        assertThat(ledger.clocks("2026-03-02T09:30").due("first-response"))
                .contains(instant("2026-03-02T10:00:00.001"));
    }

    @Test
    void what_the_policy_does_not_ask_for_has_no_instant() {
        CaseClocks clocks = begun("2026-03-02T09:00", "resolution=PT8H")
                .add("2026-03-02T09:00", "tier-entered", "hop=1 tier=tier1")
                .add("2026-03-02T10:00", "customer-asked")
                .clocks("2026-03-02T10:00");

        assertThat(clocks.due("reply-reminder")).isEmpty();
        assertThat(clocks.due("time-at-tier1")).isEmpty();
        assertThat(clocks.nextPromise(instant("2026-03-02T10:00"))).isEmpty();
    }

    @Test
    void each_contact_has_the_time_of_the_matrix_else_of_the_policy_else_an_hour() {
        Ledger silent = begun("2026-03-02T09:00", "resolution=PT8H")
                .add("2026-03-02T09:00", "tier-entered", "hop=1 tier=tier1")
                .add("2026-03-02T09:00", "alerted", "hop=1");
        assertThat(silent.clocks("2026-03-02T09:00").due("acknowledge-step")).contains(instant("2026-03-02T10:00"));

        Ledger policy = begun("2026-03-02T09:00", "acknowledge=PT30M")
                .add("2026-03-02T09:00", "tier-entered", "hop=1 tier=tier1")
                .add("2026-03-02T09:05", "alerted", "hop=1");
        assertThat(policy.clocks("2026-03-02T09:05").due("acknowledge-step")).contains(instant("2026-03-02T09:35"));

        Ledger matrix = begun("2026-03-02T09:00", "acknowledge=PT30M")
                .add("2026-03-02T09:00", "tier-entered", "hop=1 tier=tier1 acknowledgeWithin=PT10M")
                .add("2026-03-02T09:05", "alerted", "hop=1");
        assertThat(matrix.clocks("2026-03-02T09:05").due("acknowledge-step")).contains(instant("2026-03-02T09:15"));
    }

    @Test
    void a_step_that_is_held_back_waits_for_the_end_of_the_window_and_no_clock_does() {
        Ledger ledger = begun("2026-03-02T09:00", "acknowledge=PT30M")
                .add("2026-03-02T09:00", "tier-entered", "hop=1 tier=tier1")
                .add("2026-03-02T09:00", "alerted", "hop=1")
                .add("2026-03-02T09:30", "ladder-held", "hop=1 until=2026-03-02T12:00:00Z");
        assertThat(ledger.clocks("2026-03-02T09:30").due("acknowledge-step")).contains(instant("2026-03-02T12:00"));
        assertThat(ledger.clocks("2026-03-02T09:30").due("acknowledge")).contains(instant("2026-03-02T09:30"));

        ledger.add("2026-03-02T10:00", "ladder-released", "hop=1");
        assertThat(ledger.clocks("2026-03-02T10:00").due("acknowledge-step")).contains(instant("2026-03-02T09:30"));
    }

    @Test
    void an_unknown_name_is_answered_with_the_known_ones() {
        CaseClocks clocks = begun("2026-03-02T09:00", "resolution=PT8H").clocks("2026-03-02T10:00");

        assertThat(CaseClocks.knows("next-deadlin")).isFalse();
        assertThatThrownBy(() -> clocks.due("next-deadlin"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("There is no clock 'next-deadlin'")
                .hasMessageContaining("next-deadline");
    }
}
