package io.tierline.sla;

import static io.tierline.sla.Ledger.begun;
import static io.tierline.sla.Ledger.instant;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.sla.Clock.State;
import org.junit.jupiter.api.Test;

/** Behaviour 12b: what is learned after a verdict corrects it and does not rewrite it. */
class LateEvidenceStoriesTest {

    @Test
    void a_public_reply_that_reaches_us_after_the_breach_leaves_the_verdict_and_appends_a_correction() {
        Ledger ledger = begun("2026-03-02T13:00", "firstResponse=PT1H")
                .record("2026-03-02T14:00")
                .late("2026-03-02T13:50", "2026-03-02T14:20", "public-update");

        assertThat(ledger.missing("2026-03-02T14:20"))
                .containsExactly("corrected to met first-response 1 2026-03-02T13:50Z");

        Clock clock = ledger.record("2026-03-02T14:20").clock("first-response", "2026-03-02T14:20");
        assertThat(clock.state()).isEqualTo(State.BREACHED);
        assertThat(clock.verdict().orElseThrow().at()).isEqualTo(instant("2026-03-02T14:00"));
        assertThat(clock.correction().orElseThrow())
                .returns("met", Verdict::to)
                .returns(instant("2026-03-02T13:50"), Verdict::at)
                .returns(instant("2026-03-02T14:20"), Verdict::noticed);
        assertThat(ledger.missing("2026-03-05T12:00")).isEmpty();
    }

    @Test
    void a_reply_before_the_breach_was_noticed_needs_no_correction() {
        Ledger ledger = begun("2026-03-02T13:00", "firstResponse=PT1H")
                .late("2026-03-02T13:50", "2026-03-02T14:20", "public-update");

        assertThat(ledger.missing("2026-03-02T14:20")).containsExactly("met first-response 1 2026-03-02T13:50Z");
    }

    @Test
    void late_evidence_that_changes_nothing_corrects_nothing() {
        Ledger ledger = begun("2026-03-02T13:00", "firstResponse=PT1H")
                .record("2026-03-02T14:00")
                .late("2026-03-02T13:50", "2026-03-02T14:20", "internal-note")
                .late("2026-03-02T14:10", "2026-03-02T14:20", "public-update");

        assertThat(ledger.missing("2026-03-02T14:20")).isEmpty();
    }

    @Test
    void a_reply_learned_late_can_turn_a_met_target_into_a_breach() {
        // Asked at 10:00, and as far as we knew still waiting at the fix of 15:00: one hour used of three.
        Ledger ledger = begun("2026-03-02T09:00", "resolution=PT3H")
                .add("2026-03-02T10:00", "customer-asked")
                .add("2026-03-02T15:00", "fix-recorded")
                .record("2026-03-02T15:00");
        assertThat(ledger.clock("resolution", "2026-03-02T15:00").state()).isEqualTo(State.MET);

        ledger.late("2026-03-02T11:00", "2026-03-02T15:30", "customer-replied");
        assertThat(ledger.missing("2026-03-02T15:30"))
                .containsExactly("corrected to breached resolution 1 2026-03-02T13:00Z");
        assertThat(ledger.clock("resolution", "2026-03-02T15:30").state()).isEqualTo(State.MET);
    }

    @Test
    void a_question_learned_late_corrects_the_breach_once_the_clock_has_ended() {
        Ledger ledger = begun("2026-03-02T09:00", "resolution=PT3H")
                .record("2026-03-02T12:00")
                .late("2026-03-02T10:00", "2026-03-02T12:30", "customer-asked");
        assertThat(ledger.missing("2026-03-02T12:30")).isEmpty();

        ledger.add("2026-03-02T14:00", "customer-replied").add("2026-03-02T15:00", "fix-recorded");
        assertThat(ledger.missing("2026-03-02T15:00"))
                .containsExactly("corrected to met resolution 1 2026-03-02T15:00Z");
    }

    @Test
    void a_changed_calendar_is_no_evidence_even_beside_some() {
        Ledger ledger = begun("2026-03-06T16:30", "firstResponse=PT1H")
                .record("2026-03-09T09:30")
                .late("2026-03-09T09:00", "2026-03-09T10:00", "internal-note")
                .add("2026-03-09T10:00", "public-update");
        CaseClocks mondayOff = ledger.clocks("2026-03-09T10:00", Ledger.calendars("2026-03-09"));

        assertThat(mondayOff.unrecorded()).isEmpty();
    }

    @Test
    void a_merge_learned_late_corrects_the_breach_it_forestalled() {
        Ledger ledger = begun("2026-03-02T13:00", "firstResponse=PT1H")
                .record("2026-03-02T14:00")
                .late("2026-03-02T13:30", "2026-03-02T14:20", "withdrawn");

        assertThat(ledger.missing("2026-03-02T14:20"))
                .containsExactly("corrected to cancelled first-response 1 2026-03-02T13:30Z");
    }

    @Test
    void an_older_message_learned_late_does_not_give_a_clock_another_number() {
        Ledger ledger = begun("2026-03-02T09:00", "nextReply=PT1H")
                .add("2026-03-02T10:00", "customer-replied")
                .record("2026-03-02T11:00")
                .late("2026-03-02T09:30", "2026-03-02T11:10", "customer-replied");

        assertThat(ledger.missing("2026-03-02T11:10")).isEmpty();
        assertThat(ledger.clock("next-reply", "2026-03-02T11:10"))
                .returns(1, Clock::occurrence)
                .returns(instant("2026-03-02T09:30"), Clock::started)
                .returns(State.BREACHED, Clock::state);
    }

    @Test
    void an_answer_learned_late_does_not_give_another_clocks_number_to_a_verdict() {
        // Messages 1 and 2 seemed unanswered from 10:00; the answer of 10:30 came in late. Message 3 came on top.
        Ledger ledger = begun("2026-03-02T09:00", "nextReply=PT1H")
                .add("2026-03-02T10:00", "customer-replied")
                .add("2026-03-02T10:45", "customer-replied")
                .record("2026-03-02T11:00")
                .add("2026-03-02T11:10", "public-update")
                .add("2026-03-02T11:20", "customer-replied")
                .record("2026-03-02T12:20")
                .late("2026-03-02T10:30", "2026-03-02T12:30", "public-update");

        assertThat(ledger.missing("2026-03-02T12:30"))
                .containsExactly(
                        "corrected to met next-reply 1 2026-03-02T10:30Z", "met next-reply 2 2026-03-02T11:10Z");
    }
}
