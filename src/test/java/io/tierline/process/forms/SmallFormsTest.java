package io.tierline.process.forms;

import static io.tierline.process.forms.Submitted.form;
import static io.tierline.process.forms.Submitted.problems;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The forms of a field or three. */
class SmallFormsTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void a_reply_needs_words_and_may_say_when() {
        assertThat(problems(
                        () -> CustomerReplyForm.read(form("repliedAt", null)).check(NOW)))
                .containsExactly("What the customer said is missing: their answer, in their words.");
        CustomerReplyForm said = CustomerReplyForm.read(form("reply", "Yes", "repliedAt", "2026-11-21T11:30+01:00"));
        assertThat(said.repliedAt()).isEqualTo("2026-11-21T10:30:00Z");
        assertThat(problems(() -> said.check(NOW))).isEmpty();
        assertThat(CustomerReplyForm.read(form("repliedAt", "2026-11-21T11:30")).repliedAt())
                .isEqualTo("2026-11-21T11:30:00Z");
    }

    @Test
    void a_reply_cannot_come_from_the_future_or_from_no_time() {
        assertThat(problems(() -> CustomerReplyForm.read(form("reply", "Yes", "repliedAt", "2026-11-21T12:01Z"))
                        .check(NOW)))
                .containsExactly("When they said it lies in the future: correct it, or leave it empty for now.");
        assertThat(problems(() -> CustomerReplyForm.read(form("reply", "Yes", "repliedAt", "2026-11-21"))
                        .check(NOW)))
                .containsExactly("When they said it is not a date and time: choose both, or leave both empty for now.");
    }

    @Test
    void a_resolution_says_cause_cure_and_prevention() {
        assertThat(problems(() -> ResolutionForm.read(form("rootCause", "")).check()))
                .hasSize(3);
        assertThat(problems(() -> ResolutionForm.read(
                                form("rootCause", "a", "mitigation", "b", "prevention", "c", "customerMessage", ""))
                        .check()))
                .isEmpty();
    }

    @Test
    void a_confirmation_is_yes_or_no_and_a_no_says_what_still_fails() {
        assertThat(problems(() -> ConfirmationForm.read(form()).check()))
                .containsExactly("Is it fixed? has no answer: choose Yes or No.");
        assertThat(problems(() -> ConfirmationForm.read(form("confirmed", "no")).check()))
                .containsExactly("What still fails is missing: the level that gets it back starts from this.");
        assertThat(ConfirmationForm.read(form("confirmed", "yes")).confirmed()).isTrue();
        assertThat(ConfirmationForm.read(form("confirmed", false)).confirmed()).isFalse();
    }

    @Test
    void a_manager_who_moves_a_case_says_where_to_and_why() {
        assertThat(problems(() -> ManagerDecisionForm.read(form("managerDecision", "move", "newPriority", "P0"))
                        .check("tier1")))
                .containsExactly(
                        "Move it to is missing: which level or team takes it?",
                        "New priority cannot be \"P0\": choose one of P1, P2, P3, P4.",
                        "Why is missing: one line, for those who work on it and for the review.");
        assertThat(problems(() -> ManagerDecisionForm.read(
                                form("managerDecision", "move", "moveTo", "tier1", "managerNote", "x"))
                        .check("tier1")))
                .singleElement()
                .asString()
                .contains("has the case already");
        ManagerDecisionForm leave =
                ManagerDecisionForm.read(form("managerDecision", "leave", "moveTo", "tier2", "managerNote", "x"));
        assertThat(problems(() -> leave.check("tier1"))).isEmpty();
        assertThat(leave.moveTo()).isNull();
    }

    @Test
    void an_update_and_a_follow_up_need_words() {
        assertThat(problems(
                        () -> CustomerUpdateForm.read(form("updateText", "\n")).check()))
                .hasSize(1);
        assertThat(problems(() -> CustomerUpdateForm.read(form("updateText", "Still on it"))
                        .check()))
                .isEmpty();
        assertThat(problems(() -> FollowUpForm.read(form()).check())).hasSize(1);
        assertThat(problems(
                        () -> FollowUpForm.read(form("followUpNote", "Called")).check()))
                .isEmpty();
    }

    @Test
    void an_action_item_is_done_or_waived_with_words() {
        assertThat(problems(() ->
                        ActionItemForm.read(form("actionItemOutcome", "waived")).check()))
                .containsExactly("Why it is not needed is missing: the review closes with this reason.");
        assertThat(problems(() -> ActionItemForm.read(form("actionItemOutcome", "done", "actionItemNote", "x"))
                        .check()))
                .isEmpty();
        assertThat(problems(() ->
                        ActionItemForm.read(form("actionItemOutcome", "later")).check()))
                .hasSize(2);
    }

    @Test
    void an_unverified_action_item_goes_back_with_what_is_still_to_do() {
        assertThat(problems(() -> VerificationForm.read(form("verified", "no")).check()))
                .containsExactly("What is still to do is missing: its owner gets it back with this.");
        assertThat(problems(() -> VerificationForm.read(form("verified", "yes")).check()))
                .isEmpty();
        assertThat(problems(() -> VerificationForm.read(form()).check())).hasSize(1);
    }
}
