package io.tierline.stories;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.TierlineTest;
import io.tierline.cases.Fact;
import io.tierline.cases.events.MessageEvents.MessageQueued;
import io.tierline.cases.events.ReviewEvents.ActionItemWaived;
import io.tierline.process.model.ReviewProcesses;
import io.tierline.review.Postmortems;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ReviewTest extends TierlineTest {

    private static final Map<String, Object> ONE_ITEM =
            Journeys.with(Work.postmortem(), "item2What", "", "item2Owner", "", "item2Due", "");
    private static final Map<String, Object> DONE =
            Map.of("actionItemOutcome", "done", "actionItemNote", "The alert is live.");

    @Autowired
    private Postmortems postmortems;

    private String key;

    @BeforeEach
    void a_case_in_review() {
        key = Journeys.inReview(desk);
        assertThat(desk.openTasks(key)).containsExactly("review-postmortem");
    }

    @Test
    void a_review_that_needs_more_work_comes_back() {
        desk.completes(
                "mona", key, "review-postmortem", Journeys.with(Work.postmortem(), "reviewOutcome", "more-work"));
        assertThat(desk.openTasks(key)).containsExactly("review-postmortem");
        assertThat(postmortems.read(key).state()).isEqualTo("in-review");

        desk.completes("mona", key, "review-postmortem", Work.postmortem());
        assertThat(desk.openTasks(key)).containsExactly("do-action-item", "do-action-item");
    }

    @Test
    void the_reviewers_of_an_overdue_review_are_reminded() {
        desk.pass(Duration.ofDays(8));
        assertThat(queued("review-overdue")).contains("mona", "erin");
        assertThat(desk.openTasks(key)).contains("review-postmortem");
    }

    @Test
    void a_review_without_action_items_closes_at_once() {
        desk.completes(
                "mona",
                key,
                "review-postmortem",
                Journeys.with(ONE_ITEM, "item1What", "", "item1Owner", "", "item1Due", ""));
        closes();
    }

    @Test
    void an_action_item_is_waived_with_a_reason() {
        desk.completes("mona", key, "review-postmortem", ONE_ITEM);
        desk.completes(
                "erin",
                key,
                "do-action-item",
                Map.of("actionItemOutcome", "waived", "actionItemNote", "The connector is switched off in May."));
        assertThat(desk.ledger(key, ActionItemWaived.class)).hasSize(1);
        closes();
    }

    @Test
    void an_action_item_that_is_not_verified_goes_back_to_its_owner() {
        desk.completes("mona", key, "review-postmortem", ONE_ITEM);
        desk.completes("erin", key, "do-action-item", DONE);
        desk.completes(
                "mona",
                key,
                "verify-action-item",
                Map.of("verified", "no", "verifyNote", "It did not fire in my test."));
        assertThat(desk.task(key, "do-action-item").getAssignee()).isEqualTo("erin");

        desk.completes("erin", key, "do-action-item", DONE);
        desk.completes("mona", key, "verify-action-item", Map.of("verified", "yes"));
        closes();
    }

    @Test
    void an_action_item_is_reminded_of_and_when_overdue_the_manager_hears() {
        desk.completes("mona", key, "review-postmortem", ONE_ITEM);
        desk.passUntil(Instant.parse("2026-03-25T12:00:00Z"));
        assertThat(queued("action-item-reminder")).containsExactly("erin");
        assertThat(queued("action-item-overdue")).isEmpty();

        desk.passUntil(Instant.parse("2026-03-26T12:00:00Z"));
        assertThat(queued("action-item-overdue")).contains("mona");
        assertThat(desk.openTasks(key)).contains("do-action-item");
    }

    private void closes() {
        assertThat(desk.runs(key, ReviewProcesses.REVIEW)).isFalse();
        assertThat(postmortems.read(key).state()).isEqualTo("closed");
    }

    private List<String> queued(String template) {
        return desk.ledger(key, MessageQueued.class).stream()
                .filter(event -> template.equals(Fact.text(event, "template")))
                .map(event -> Fact.text(event, "recipient"))
                .toList();
    }
}
