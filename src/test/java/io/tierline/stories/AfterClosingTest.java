package io.tierline.stories;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.TierlineTest;
import io.tierline.calendar.Calendars;
import io.tierline.calendar.WorkingTime;
import io.tierline.cases.Fact;
import io.tierline.cases.events.WorkEvents.IssueOpened;
import io.tierline.process.model.ReviewProcesses;
import io.tierline.process.timers.CaseClockReader;
import io.tierline.statuspage.Surveys;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What follows a closing, which categories are sensitive and how the issue is labelled is a process owner's to say, in rows of tables. */
class AfterClosingTest extends TierlineTest {

    @Autowired
    private RepositoryService repository;

    @Autowired
    private CaseClockReader clocks;

    @Autowired
    private Surveys surveys;

    @AfterEach
    void as_shipped() {
        desk.clear();
        OwnersEdits.takeBack(repository);
    }

    @Test
    void a_case_that_went_as_it_should_gets_a_review_once_a_row_says_so() {
        String unremarkable = Journeys.closed(desk, Journeys.harmless());
        assertThat(desk.runs(unremarkable, ReviewProcesses.REVIEW)).isFalse();

        new OwnersEdits()
                .changeRule("after-closing.dmn", "review-after-closing-rule-3", "<text>false<", "<text>true<")
                .publish(repository);
        String same = Journeys.closed(desk, Journeys.harmless());
        assertThat(desk.runs(same, ReviewProcesses.REVIEW)).isTrue();
    }

    @Test
    void a_case_that_began_before_the_edit_follows_the_table_in_force() {
        String key = Journeys.told(desk);
        new OwnersEdits()
                .changeRule("after-closing.dmn", "review-after-closing-rule-3", "<text>false<", "<text>true<")
                .publish(repository);
        desk.completes("cleo", key, "wait-for-confirmation", Map.of("confirmed", "yes"));
        assertThat(desk.runs(key, ReviewProcesses.REVIEW)).isTrue();
    }

    @Test
    void the_review_is_due_by_the_time_of_the_row() {
        new OwnersEdits()
                .changeRule("after-closing.dmn", "review-after-closing-rule-1", "\"P5D\"", "\"PT2H\"")
                .publish(repository);
        String key = Journeys.inReview(desk);
        Instant closed = desk.caseFile(key).closedAt();
        assertThat(clocks.of(key).due("review"))
                .contains(Calendars.shipped()
                        .get(clocks.of(key).policy().orElseThrow().calendar())
                        .due(closed, WorkingTime.parse("PT2H")));
    }

    @Test
    void a_neutral_customer_is_called_once_a_row_says_so() {
        String before = Journeys.closed(desk);
        answers(before, 3);
        assertThat(desk.openTasks(before)).doesNotContain("call-unhappy-customer");

        new OwnersEdits()
                .changeRule(
                        "after-closing.dmn",
                        "survey-after-closing-rule-1",
                        "out-3\">\n          <text>3<",
                        "out-3\">\n          <text>4<")
                .publish(repository);
        String after = Journeys.closed(desk);
        answers(after, 3);
        assertThat(desk.openTasks(after)).contains("call-unhappy-customer");
    }

    @Test
    void the_label_of_the_issue_is_what_the_row_of_its_level_says() {
        new OwnersEdits()
                .changeRule("levels.dmn", "levels-rule-3", "\"P1\"", "\"from-support\"")
                .publish(repository);
        String key = Journeys.atEngineering(desk);
        assertThat(Fact.text(desk.ledger(key, IssueOpened.class).get(0), "label"))
                .isEqualTo("from-support");
    }

    @Test
    void the_survey_is_reminded_of_and_ends_on_the_days_that_held_when_the_case_was_closed() {
        new OwnersEdits()
                .changeRule(
                        "after-closing.dmn",
                        "survey-after-closing-rule-1",
                        "out-1\">\n          <text>3<",
                        "out-1\">\n          <text>6<",
                        "<text>14<",
                        "<text>8<")
                .publish(repository);
        String key = Journeys.closed(desk);
        new OwnersEdits().open("after-closing.dmn").publish(repository);
        desk.pass(Duration.ofDays(4));
        assertThat(mails(key)).isEqualTo(1);
        desk.pass(Duration.ofDays(3));
        assertThat(mails(key)).isEqualTo(2);
        desk.pass(Duration.ofDays(2));
        assertThat(desk.runs(key, ReviewProcesses.SURVEY)).isFalse();
    }

    @Test
    void a_category_is_sensitive_once_a_row_says_so() {
        String before = desk.receive(Journeys.ticket("P3", "low", "legal", 1, "starter"));
        assertThat(desk.caseFile(before).assignment().reasons()).doesNotContain("Security or data loss");

        new OwnersEdits()
                .changeRule("escalation-criteria.dmn", "sensitive-category-rule-1", "\"data\"", "\"legal\"")
                .publish(repository);
        String after = desk.receive(Journeys.ticket("P3", "low", "legal", 1, "starter"));
        assertThat(desk.caseFile(after).assignment().reasons()).contains("Security or data loss");
    }

    private void answers(String key, int score) {
        String link = surveys.open(key, 1);
        surveys.answer(link.substring(link.lastIndexOf('/') + 1), score, "", clock.instant());
        desk.settle();
    }

    private long mails(String key) {
        String link = surveys.open(key, 1);
        return Arrays.stream(mail().getReceivedMessages())
                .map(Mails::text)
                .filter(text -> text.contains(link))
                .count();
    }
}
