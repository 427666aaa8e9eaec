package io.tierline.connectors.zendesk;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.cases.CaseEvent;
import io.tierline.cases.Fact;
import io.tierline.cases.NewEvent;
import io.tierline.cases.events.ClosureEvents.Reopened;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.IntakeEvents.PriorityChanged;
import io.tierline.cases.events.MessageEvents.MessageFailed;
import io.tierline.cases.events.MessageEvents.MessageSent;
import io.tierline.cases.events.WorkEvents.Fixed;
import io.tierline.connectors.zendesk.ZendeskDouble.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngineException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What we write on tickets: each message once, whatever goes wrong on the way, and how the case stands. */
class ZendeskOutTest extends ZendeskStory {

    @Test
    void the_customer_is_told_on_the_ticket_and_not_by_mail() {
        String key = opened();
        assertThat(zendesk.ours(TICKET, true)).isNotEmpty().allSatisfy(reply -> assertThat(reply)
                .containsPattern("Ref " + key + "/\\d+$"));
        assertThat(mail().getReceivedMessages())
                .noneMatch(message -> addressees(message).contains("hanna@acme.example"));
        assertThat(desk.ledger(key, MessageSent.class)).anySatisfy(event -> assertThat(Fact.all(event))
                .containsEntry("recipient", CaseEvent.CUSTOMER)
                .containsEntry("channel", "zendesk"));
    }

    private static String addressees(jakarta.mail.internet.MimeMessage message) {
        try {
            return List.of(message.getAllRecipients()).toString();
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first request of a delivery reads the ticket, the second its comments, the third writes. */
    @ParameterizedTest
    @EnumSource(Trouble.class)
    void trouble_while_writing_loses_nothing_and_doubles_nothing(Trouble trouble) {
        String key = opened();
        desk.pass(Duration.ofMinutes(2));
        int before = zendesk.ours(TICKET, true).size();
        zendesk.troubleWhileWriting(trouble, trouble);
        despiteFailures(() -> desk.happens(key, NewEvent.of(new Fixed("theo", null), "theo")));
        despiteFailures(() -> desk.completes("cleo", key, "explain-resolution", RESOLUTION));
        Instant end = clock.instant().plus(Duration.ofMinutes(30));
        for (int i = 0; i < 10; i++) {
            despiteFailures(() -> desk.passUntil(end));
        }
        assertThat(zendesk.ours(TICKET, true)).hasSize(before + 1);
        assertThat(desk.ledger(key, MessageFailed.class)).isEmpty();
    }

    /** A job that fails is tried again when it falls due; in a test it says so. */
    private static void despiteFailures(Runnable work) {
        try {
            work.run();
        } catch (ProcessEngineException e) {
            assertThat(e).hasMessageContaining("send-message");
        }
    }

    @Test
    void how_the_case_stands_is_written_on_the_ticket_and_not_at_every_turn() {
        zendesk.ticket(TICKET, "Data stopped syncing", "normal", "sync", "escalate");
        calls(event("created", ZendeskDouble.REQUESTER));
        String key = caseOfTicket().orElseThrow();
        desk.pass(Duration.ofMinutes(2));
        List<String> notes = zendesk.ours(TICKET, false);
        assertThat(notes).isNotEmpty();
        assertThat(notes.get(notes.size() - 1)).startsWith("Tierline " + key + ": open, tier");
        assertThat(zendesk.now(TICKET).path("tags").toString()).contains("tierline", "sync");

        int before = zendesk.updates();
        desk.claims("tina", key, "work-on-case");
        desk.happens(key, NewEvent.of(new PriorityChanged("P3", "P4"), "mona"));
        desk.pass(Duration.ofSeconds(59));
        assertThat(zendesk.updates() - before).as("in a minute").isEqualTo(1);
        desk.pass(Duration.ofMinutes(2));
        notes = zendesk.ours(TICKET, false);
        assertThat(notes.get(notes.size() - 1)).contains("With tina.");
        assertThat(zendesk.now(TICKET).path("priority").asText()).isEqualTo("low");
    }

    @Test
    void the_ticket_is_solved_when_the_customer_was_told_and_opened_again_with_the_case() {
        String key = opened();
        desk.happens(key, NewEvent.of(new Fixed("theo", null), "theo"));
        assertThat(zendesk.now(TICKET).path("status").asText()).isNotEqualTo("solved");
        desk.completes("cleo", key, "explain-resolution", RESOLUTION);
        desk.pass(Duration.ofMinutes(2));
        assertThat(zendesk.now(TICKET).path("status").asText()).isEqualTo("solved");
        desk.happens(key, NewEvent.of(new Reopened(), CaseEvent.CUSTOMER).withText(EventText.TEXT, "It is back."));
        desk.pass(Duration.ofMinutes(2));
        assertThat(zendesk.now(TICKET).path("status").asText()).isEqualTo("open");
    }

    @Test
    void a_ticket_that_is_closed_takes_no_reply_and_a_person_hears_of_it() {
        String key = opened();
        zendesk.changes(TICKET, "status", "closed");
        desk.happens(key, NewEvent.of(new Fixed("theo", null), "theo"));
        desk.completes("cleo", key, "explain-resolution", RESOLUTION);
        assertThat(desk.ledger(key, MessageFailed.class)).singleElement().satisfies(event -> assertThat(Fact.all(event))
                .containsEntry("reason", "refused"));
    }
}
