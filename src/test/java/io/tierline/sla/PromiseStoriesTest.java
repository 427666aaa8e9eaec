package io.tierline.sla;

import static io.tierline.sla.Ledger.begun;
import static io.tierline.sla.Ledger.instant;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.sla.Clock.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Behaviours 13 and 14: promises of a next update. */
class PromiseStoriesTest {

    private final Ledger ledger = begun("2026-03-02T11:00", "updateEvery=PT2H")
            .add("2026-03-02T12:00", "update-promised", "due=2026-03-02T14:00:00Z every=PT2H");

    @Test
    void a_promise_is_a_timer_of_its_own() {
        CaseClocks clocks = ledger.clocks("2026-03-02T12:30");

        assertThat(clocks.due("next-update")).contains(instant("2026-03-02T14:00"));
        assertThat(clocks.due("next-deadline")).isEmpty();
        assertThat(clocks.current("next-update").orElseThrow().target()).isEqualTo("PT2H");
    }

    @ParameterizedTest
    @ValueSource(strings = {"internal-note", "customer-replied", "acknowledged", "tier-entered", "message-sent"})
    void only_a_public_message_keeps_it(String type) {
        assertThat(ledger.add("2026-03-02T13:00", type).missing("2026-03-02T14:00"))
                .contains("breached next-update 1 2026-03-02T14:00Z");
    }

    @Test
    void the_next_promise_counts_from_the_message_that_kept_the_last() {
        ledger.add("2026-03-02T13:30", "public-update");
        CaseClocks clocks = ledger.clocks("2026-03-02T13:30");
        assertThat(clocks.current("next-update").orElseThrow().state()).isEqualTo(State.MET);
        assertThat(clocks.due("next-update")).isEmpty();
        assertThat(clocks.nextPromise(instant("2026-03-02T13:30"))).contains(instant("2026-03-02T15:30"));
        // In working time: promised in the evening, due in the morning.
        assertThat(clocks.nextPromise(instant("2026-03-02T16:30"))).contains(instant("2026-03-03T10:30"));

        ledger.add("2026-03-02T13:30", "update-promised", "due=2026-03-02T15:30:00Z");
        assertThat(ledger.clocks("2026-03-02T14:00").due("next-update")).contains(instant("2026-03-02T15:30"));
        assertThat(ledger.missing("2026-03-02T15:30"))
                .containsExactly("met next-update 1 2026-03-02T13:30Z", "breached next-update 2 2026-03-02T15:30Z");
    }

    @Test
    void promising_again_is_no_way_out_of_a_promise() {
        ledger.add("2026-03-02T13:59", "update-promised", "due=2026-03-02T16:00:00Z");

        assertThat(ledger.missing("2026-03-02T14:00")).containsExactly("breached next-update 1 2026-03-02T14:00Z");
    }

    @Test
    void it_ends_at_the_resolution() {
        ledger.add("2026-03-02T13:30", "resolution-told");

        assertThat(ledger.clocks("2026-03-02T15:00").due("next-update")).isEmpty();
        assertThat(ledger.clock("next-update", "2026-03-02T15:00").state()).isEqualTo(State.MET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"withdrawn", "closed"})
    void it_ends_with_the_case(String type) {
        ledger.add("2026-03-02T13:30", type);

        assertThat(ledger.clock("next-update", "2026-03-02T15:00").state()).isEqualTo(State.CANCELLED);
        assertThat(ledger.missing("2026-03-02T15:00")).isEmpty();
    }

    @Test
    void the_reminder_comes_before_the_promise_falls_due_and_is_no_verdict() {
        Ledger half = begun("2026-03-02T11:00", "updateEvery=PT2H atRiskShare=0.5")
                .add("2026-03-02T12:00", "update-promised", "due=2026-03-02T14:00:00Z");

        assertThat(half.clocks("2026-03-02T12:30").due("update-reminder")).contains(instant("2026-03-02T13:00"));
        assertThat(half.missing("2026-03-02T13:30")).isEmpty();
        assertThat(half.clock("next-update", "2026-03-02T13:30").target()).isEqualTo("PT2H");
        // Without a share in the policy there is a reminder all the same, after three quarters.
        assertThat(ledger.clocks("2026-03-02T12:30").due("update-reminder")).contains(instant("2026-03-02T13:30"));
    }

    @Test
    void a_promise_for_a_time_outside_working_hours_is_kept_to_the_letter() {
        Ledger weekend = begun("2026-03-06T16:00", "updateEvery=PT2H")
                .add("2026-03-06T16:00", "update-promised", "due=2026-03-07T12:00:00Z");

        assertThat(weekend.clocks("2026-03-06T18:00").due("next-update")).contains(instant("2026-03-07T12:00"));
        assertThat(weekend.missing("2026-03-07T12:00")).containsExactly("breached next-update 1 2026-03-07T12:00Z");
    }

    @Test
    void a_promise_that_falls_due_while_waiting_is_put_off_by_the_wait() {
        ledger.add("2026-03-02T13:00", "customer-asked");
        assertThat(ledger.clocks("2026-03-02T15:00").due("next-update")).isEmpty();
        assertThat(ledger.clocks("2026-03-02T15:00").due("update-reminder")).isEmpty();

        ledger.add("2026-03-02T15:00", "customer-replied");
        assertThat(ledger.clocks("2026-03-02T15:00").due("next-update")).contains(instant("2026-03-02T16:00"));
        assertThat(ledger.clocks("2026-03-02T15:00").due("update-reminder")).contains(instant("2026-03-02T15:30"));
    }

    @Test
    void an_update_learned_late_keeps_the_promise_that_it_was_for() {
        ledger.record("2026-03-02T14:00")
                .late("2026-03-02T13:50", "2026-03-02T14:20", "public-update")
                .add("2026-03-02T14:20", "update-promised", "due=2026-03-02T15:50:00Z");

        assertThat(ledger.missing("2026-03-02T14:20"))
                .containsExactly("corrected to met next-update 1 2026-03-02T13:50Z");
        assertThat(ledger.clocks("2026-03-02T14:20").due("next-update")).contains(instant("2026-03-02T15:50"));
    }
}
