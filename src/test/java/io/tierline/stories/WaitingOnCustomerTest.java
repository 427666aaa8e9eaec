package io.tierline.stories;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.TierlineTest;
import io.tierline.cases.Case.State;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.NewEvent;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.IntakeEvents.CustomerReplied;
import io.tierline.cases.events.Provenance;
import io.tierline.cases.events.VerdictEvents.AtRisk;
import io.tierline.cases.events.VerdictEvents.Breached;
import io.tierline.cases.events.WorkEvents.Fixed;
import io.tierline.cases.events.WorkEvents.Moved;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WaitingOnCustomerTest extends TierlineTest {

    private static final NewEvent REPLY = NewEvent.of(new CustomerReplied(), CaseEvent.CUSTOMER)
            .from(Provenance.NONE.withChannel("mail"))
            .withText(EventText.TEXT, "As integration@acme.example.");

    @Test
    void the_reply_brings_the_case_back_to_the_level_that_asked() {
        String key = Journeys.waiting(desk);
        assertThat(desk.caseFile(key).state()).isEqualTo(State.WAITING);
        assertThat(Arrays.stream(mail().getReceivedMessages()).map(Mails::text))
                .anyMatch(text -> text.contains("Which Salesforce user does the sync run as?"));

        desk.pass(Duration.ofHours(3));
        desk.happens(key, REPLY);

        assertThat(desk.caseFile(key).state()).isEqualTo(State.OPEN);
        assertThat(desk.caseFile(key).tier()).isEqualTo("tier1");
        assertThat(desk.openTasks(key)).contains("work-on-case").doesNotContain("wait-for-reply");
    }

    @Test
    void a_deadline_that_passes_while_waiting_is_no_breach() {
        String key = Journeys.waiting(desk);
        desk.pass(Duration.ofHours(30));
        assertThat(desk.ledger(key, Breached.class)).isEmpty();
        assertThat(desk.ledger(key, AtRisk.class)).isEmpty();
        assertThat(desk.caseFile(key).tier()).isEqualTo("tier1");
    }

    @Test
    void who_does_not_answer_is_reminded_once_and_then_told_what_we_found() {
        String key = Journeys.waiting(desk);
        desk.pass(Duration.ofHours(30));
        assertThat(Arrays.stream(mail().getReceivedMessages()).map(Mails::subject))
                .filteredOn(subject -> subject.contains("Still waiting for your answer"))
                .hasSize(1);
        assertThat(desk.openTasks(key)).contains("wait-for-reply");

        desk.pass(Duration.ofDays(3));
        assertThat(desk.openTasks(key)).contains("explain-resolution").doesNotContain("wait-for-reply");
    }

    @Test
    void an_answer_by_phone_counts_from_when_it_was_given() {
        String key = Journeys.waiting(desk);
        desk.pass(Duration.ofHours(3));
        desk.completes(
                "cleo",
                key,
                "wait-for-reply",
                Map.of("reply", "As integration@acme.example.", "repliedAt", "2026-03-11T09:30:00Z"));
        assertThat(desk.ledger(key, CustomerReplied.class)).singleElement().satisfies(reply -> {
            assertThat(reply.happenedAt()).isEqualTo(Instant.parse("2026-03-11T09:30:00Z"));
            assertThat(reply.learnedAt()).isEqualTo(Instant.parse("2026-03-11T12:00:00Z"));
        });
        assertThat(desk.openTasks(key)).contains("work-on-case");
    }

    @Test
    void a_manager_moves_a_case_that_waits() {
        String key = Journeys.waiting(desk);
        desk.happens(key, NewEvent.of(new Moved(null, "engineering", "We can find out"), "mona"));
        assertThat(desk.caseFile(key).tier()).isEqualTo("engineering");
        assertThat(desk.caseFile(key).assignment().by()).isEqualTo("manager");
        assertThat(desk.caseFile(key).assignment().reasons()).containsExactly("We can find out");
        assertThat(desk.openTasks(key)).contains("work-on-case").doesNotContain("wait-for-reply");
    }

    @Test
    void a_fix_elsewhere_ends_the_waiting() {
        String key = Journeys.waiting(desk);
        desk.happens(key, NewEvent.of(new Fixed("PRB-1", null), "erin"));
        assertThat(desk.openTasks(key)).contains("explain-resolution").doesNotContain("wait-for-reply");
    }
}
