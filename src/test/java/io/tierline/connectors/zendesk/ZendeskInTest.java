package io.tierline.connectors.zendesk;

import static io.tierline.connectors.zendesk.ZendeskDouble.AGENT;
import static io.tierline.connectors.zendesk.ZendeskDouble.OURS;
import static io.tierline.connectors.zendesk.ZendeskDouble.REQUESTER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierline.cases.Case;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.Ledger;
import io.tierline.cases.NewEvent;
import io.tierline.cases.Reference;
import io.tierline.cases.events.ClosureEvents.Reopened;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.IntakeEvents.CustomerReplied;
import io.tierline.cases.events.IntakeEvents.InternalNote;
import io.tierline.cases.events.IntakeEvents.PriorityChanged;
import io.tierline.cases.events.IntakeEvents.TicketReceived;
import io.tierline.cases.events.MessageEvents.PublicUpdate;
import io.tierline.cases.events.WorkEvents.Fixed;
import io.tierline.connectors.zendesk.ZendeskDouble.Trouble;
import io.tierline.inbox.Verdict;
import io.tierline.inbox.WebhookCall;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Zendesk's tickets come in: each fact once, right in the end, whatever comes twice, late, or not at all. */
class ZendeskInTest extends ZendeskStory {

    @Autowired
    private Ledger ledger;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void an_urgent_ticket_opens_a_case_with_all_that_zendesk_knows_when_it_is_asked() {
        Instant created = clock.instant();
        zendesk.ticket(TICKET, "Data stopped syncing", "urgent", "sync");
        ObjectNode event = event("created", REQUESTER);
        clock.advance(Duration.ofMinutes(3));
        calls(event);

        String key = caseOfTicket().orElseThrow();
        Case file = desk.caseFile(key);
        assertThat(file.priority()).isEqualTo("P1");
        assertThat(file.customer()).isEqualTo("acme");
        assertThat(file.plan()).isEqualTo("enterprise");
        assertThat(file.category()).isEqualTo("integration");
        assertThat(file.openedAt()).as("clocks count from the ticket").isEqualTo(created);
        assertThat(ledger.ticketTexts(key).byName())
                .containsEntry("title", "Data stopped syncing")
                .containsEntry("customerName", "Acme Corp")
                .containsEntry("reporterEmail", "hanna@acme.example");
        assertThat(references.of(key))
                .singleElement()
                .extracting(Reference::url)
                .asString()
                .endsWith("/agent/tickets/5158");
    }

    @Test
    void five_identical_deliveries_have_one_effect() {
        zendesk.ticket(TICKET, "Data stopped syncing", "urgent");
        ObjectNode created = event("created", REQUESTER);
        ObjectNode reply = comment("88", REQUESTER, true, "Any news?");
        for (int i = 0; i < 5; i++) {
            calls(created);
        }
        clock.advance(Duration.ofMinutes(1));
        reply.put("time", clock.instant().toString());
        for (int i = 0; i < 5; i++) {
            calls(reply);
        }
        assertThat(references.cases("zendesk", TICKET)).hasSize(1);
        assertThat(ledger(CustomerReplied.class)).hasSize(1);
    }

    @Test
    void other_tickets_are_remembered_and_open_a_case_when_they_come_to_match() {
        zendesk.ticket(TICKET, "How do I export?", "low");
        calls(event("created", REQUESTER));
        assertThat(caseOfTicket()).isEmpty();
        assertThat(last().state()).isEqualTo("ignored");
        assertThat(last().problem()).contains("Neither marked nor urgent");

        clock.advance(Duration.ofHours(3));
        Instant marked = clock.instant();
        ((com.fasterxml.jackson.databind.node.ArrayNode)
                        zendesk.ticket(TICKET, "How do I export?", "low").path("tags"))
                .add("escalate");
        calls(event("tags_changed", AGENT));
        String key = caseOfTicket().orElseThrow();
        assertThat(desk.caseFile(key).openedAt())
                .as("the desk's clocks count from here")
                .isEqualTo(marked);
        assertThat(desk.caseFile(key).priority()).isEqualTo("P4");
    }

    @Test
    void solved_before_created_opens_nothing() {
        zendesk.ticket(TICKET, "Data stopped syncing", "urgent");
        ObjectNode created = event("created", REQUESTER);
        clock.advance(Duration.ofMinutes(2));
        zendesk.changes(TICKET, "status", "solved");
        calls(event("status_changed", AGENT));
        calls(created);
        assertThat(caseOfTicket()).isEmpty();
    }

    @Test
    void an_older_update_after_a_newer_one_changes_nothing() {
        String key = opened();
        clock.advance(Duration.ofMinutes(1));
        zendesk.changes(TICKET, "priority", "low");
        ObjectNode older = event("priority_changed", AGENT);
        clock.advance(Duration.ofMinutes(1));
        zendesk.changes(TICKET, "priority", "high");
        calls(event("priority_changed", AGENT));
        calls(older);
        assertThat(desk.caseFile(key).priority()).isEqualTo("P2");
        assertThat(ledger(PriorityChanged.class)).hasSize(1);
    }

    @Test
    void what_a_person_here_changed_since_stays() {
        String key = opened();
        clock.advance(Duration.ofMinutes(1));
        zendesk.changes(TICKET, "priority", "low");
        ObjectNode late = event("priority_changed", AGENT);
        clock.advance(Duration.ofMinutes(1));
        desk.happens(key, NewEvent.of(new PriorityChanged("P1", "P2"), "mona").at(clock.instant()));
        calls(late);
        assertThat(desk.caseFile(key).priority()).isEqualTo("P2");
        assertThat(ledger(PriorityChanged.class)).hasSize(1);
        assertThat(last().problem()).as("nothing failed").isNull();
    }

    @Test
    void who_says_what_counts_as_what_it_is() {
        String key = opened();
        clock.advance(Duration.ofMinutes(5));
        Instant replied = clock.instant();
        ObjectNode reply = comment("1", REQUESTER, true, "Any news?");
        clock.advance(Duration.ofMinutes(2));
        calls(reply);
        calls(comment("2", AGENT, true, "We are on it."));
        calls(comment("3", AGENT, false, "Looks like the mapping."));

        assertThat(ledger(CustomerReplied.class)).singleElement().satisfies(event -> {
            assertThat(event.happenedAt()).as("when it was said").isEqualTo(replied);
            assertThat(event.actor()).isEqualTo(CaseEvent.CUSTOMER);
        });
        assertThat(ledger(PublicUpdate.class)).singleElement().satisfies(event -> assertThat(event.actor())
                .isEqualTo("zendesk-" + AGENT));
        assertThat(ledger(InternalNote.class)).singleElement().satisfies(event -> assertThat(
                        ledger.texts(key).of(event).get(EventText.TEXT))
                .isEqualTo("Looks like the mapping."));
    }

    @Test
    void our_own_doings_told_back_to_us_are_nobodys() {
        String key = opened();
        clock.advance(Duration.ofMinutes(1));
        int before = desk.ledger(key).size();
        calls(comment("7", OURS, true, "We have your message."));
        zendesk.changes(TICKET, "priority", "low");
        calls(event("priority_changed", OURS));
        zendesk.changes(TICKET, "status", "solved");
        calls(event("status_changed", OURS));
        assertThat(desk.ledger(key)).hasSize(before);
        assertThat(desk.caseFile(key).priority()).isEqualTo("P1");
    }

    @Test
    void a_reply_that_comes_before_the_ticket_itself_is_kept() {
        zendesk.ticket(TICKET, "Data stopped syncing", "urgent");
        ObjectNode created = event("created", REQUESTER);
        clock.advance(Duration.ofMinutes(4));
        String id = zendesk.says(TICKET, REQUESTER, true, "It is the whole region!");
        calls(comment(id, REQUESTER, true, "It is the whole region!"));
        calls(created);
        assertThat(ledger(CustomerReplied.class)).hasSize(1);
        assertThat(ledger(TicketReceived.class)).hasSize(1);
        assertThat(desk.caseFile(caseOfTicket().orElseThrow()).openedAt())
                .isEqualTo(clock.instant().minus(Duration.ofMinutes(4)));
    }

    @Test
    void solved_over_there_moves_the_case_to_its_resolution() {
        String key = opened();
        clock.advance(Duration.ofMinutes(10));
        zendesk.changes(TICKET, "status", "solved");
        calls(event("status_changed", AGENT));
        assertThat(ledger(Fixed.class)).hasSize(1);
        assertThat(desk.openTasks(key)).contains("explain-resolution");
    }

    /** Zendesk opens a ticket again when the customer writes "thanks". */
    @Test
    void thanks_after_the_resolution_opens_nothing_again_but_an_agent_can() {
        String key = opened();
        desk.happens(key, NewEvent.of(new Fixed("theo", null), "theo"));
        desk.completes("cleo", key, "explain-resolution", RESOLUTION);
        desk.pass(Duration.ofMinutes(2));
        assertThat(zendesk.now(TICKET).path("status").asText()).isEqualTo("solved");
        calls(event("status_changed", OURS));

        clock.advance(Duration.ofMinutes(1));
        zendesk.changes(TICKET, "status", "open");
        calls(comment("11", REQUESTER, true, "Thanks!"));
        calls(event("status_changed", REQUESTER));
        assertThat(ledger(Reopened.class)).isEmpty();

        zendesk.changes(TICKET, "status", "solved");
        clock.advance(Duration.ofMinutes(1));
        calls(event("status_changed", AGENT));
        zendesk.changes(TICKET, "status", "open");
        clock.advance(Duration.ofMinutes(1));
        calls(event("status_changed", AGENT));
        assertThat(ledger(Reopened.class)).hasSize(1);
    }

    @Test
    void a_trigger_only_says_which_ticket_to_ask_for() {
        zendesk.ticket(TICKET, "Data stopped syncing", "urgent");
        assertThat(post("{\"event\": \"ticket_updated\", \"ticket\": {\"id\": \"5158\", \"status\": \"Offen\"}}")
                        .statusCode())
                .isEqualTo(200);
        desk.settle();
        assertThat(caseOfTicket()).isPresent();

        clock.advance(Duration.ofMinutes(1));
        zendesk.says(TICKET, REQUESTER, true, "Any news?");
        zendesk.changes(TICKET, "priority", "high");
        post("{\"event\": \"ticket_updated\", \"ticket\": {\"id\": \"5158\", \"status\": \"Offen\", \"n\": 2}}");
        desk.settle();
        assertThat(ledger(CustomerReplied.class)).hasSize(1);
        assertThat(ledger(PriorityChanged.class)).hasSize(1);
    }

    @Test
    void what_tierline_does_not_know_is_ignored_and_what_cannot_be_read_is_shown() {
        zendesk.ticket(TICKET, "Data stopped syncing", "low");
        calls(event("custom_status_changed", AGENT));
        assertThat(last().state()).isEqualTo("ignored");
        post("{\"ticket\": {\"id\": \"5158\", \"title\": \"say \"hello\"\"}}");
        desk.settle();
        assertThat(last().state()).isEqualTo("failed");
        assertThat(last().problem()).contains("no JSON object");
    }

    @Test
    void while_zendesk_cannot_be_asked_the_ticket_waits() {
        zendesk.ticket(TICKET, "Data stopped syncing", "urgent");
        zendesk.fails(Trouble.TOO_MANY);
        calls(event("created", REQUESTER));
        assertThat(last().state()).isEqualTo("received");
        assertThat(inbox.nextDue()).hasValue(clock.instant().plusSeconds(93));
        zendesk.fails(Trouble.RESET, Trouble.BROKEN);
        desk.pass(Duration.ofMinutes(10));
        assertThat(caseOfTicket()).isPresent();
    }

    @Test
    void a_lost_call_is_found_within_minutes_and_counts_once() {
        reconciliation.askThoseDue();
        zendesk.ticket(TICKET, "Data stopped syncing", "urgent");
        clock.advance(Duration.ofMinutes(2));
        reconciliation.askThoseDue();
        desk.settle();
        assertThat(caseOfTicket()).isPresent();

        String id = zendesk.says(TICKET, REQUESTER, true, "Any news?");
        calls(comment(id, REQUESTER, true, "Any news?"));
        clock.advance(Duration.ofMinutes(2));
        zendesk.says(TICKET, REQUESTER, true, "Hello?");
        clock.advance(Duration.ofMinutes(2));
        reconciliation.askThoseDue();
        desk.settle();
        assertThat(ledger(CustomerReplied.class)).hasSize(2);
    }

    @Test
    void the_reconciliation_survives_an_outage_and_is_made_once_in_its_time() {
        zendesk.fails(Trouble.BROKEN);
        reconciliation.askThoseDue();
        zendesk.ticket(TICKET, "Data stopped syncing", "urgent");
        int requests = zendesk.requests();
        reconciliation.askThoseDue();
        assertThat(zendesk.requests()).as("not yet its time").isEqualTo(requests);
        clock.advance(Duration.ofMinutes(2));
        reconciliation.askThoseDue();
        desk.settle();
        assertThat(caseOfTicket()).isPresent();
    }

    @Test
    void tickets_without_a_case_are_forgotten_in_time() {
        zendesk.ticket(TICKET, "How do I export?", "low");
        calls(event("created", REQUESTER));
        clock.advance(Duration.ofDays(91));
        reconciliation.forget();
        assertThat(jdbc.sql("select count(*) from remembered_ticket")
                        .query(Integer.class)
                        .single())
                .isZero();
        opened();
        clock.advance(Duration.ofDays(91));
        reconciliation.forget();
        assertThat(jdbc.sql("select count(*) from remembered_ticket")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void only_who_signs_as_zendesk_documents_it_comes_in() {
        zendesk.ticket(TICKET, "Data stopped syncing", "urgent");
        String body = event("created", REQUESTER).toString();
        String now = clock.instant().toString();
        String old = clock.instant().minus(Duration.ofMinutes(6)).toString();
        assertThat(post(body, now, sign("somebody-elses", now, body)).statusCode())
                .isEqualTo(401);
        assertThat(post(body, now, sign(ZendeskAtHand.SECRET, "", body + now)).statusCode())
                .as("body before timestamp, as it was once")
                .isEqualTo(401);
        assertThat(post(body, old, sign(ZendeskAtHand.SECRET, old, body)).statusCode())
                .isEqualTo(401);
        assertThat(post(body, null, sign(ZendeskAtHand.SECRET, "", body)).statusCode())
                .isEqualTo(401);
        assertThat(post(body, now, null).statusCode()).isEqualTo(401);
        assertThat(post("x".repeat(1024 * 1024), now, "AAAA").statusCode()).isEqualTo(401);
        assertThat(inbox.count(null, "zendesk")).isZero();
    }

    /** A computed signature of today's order, and the one that an old page of the documentation shows. */
    @Test
    void published_signatures_are_judged_as_they_should_be() {
        assertThat(verdict(
                        "dGhpc19zZWNyZXRfaXNfZm9yX3Rlc3Rpbmdfb25seQ==", "gf3v0LzLRHPUnIdhbvwRDVEvzSb07/QN0GYjSNlkBT0="))
                .isInstanceOf(Verdict.Accepted.class);
        assertThat(verdict(
                        "HRkRd4BeOAoUkfZr-mhauJT64rvBASlJRoIyPsd3zeA=", "tRDSF7URY8BLCDlaBcQ7FHu051Zk+aAB0NKMP53teMw="))
                .isEqualTo(Verdict.refused(Verdict.Reason.WRONG));
        assertThat(verdict("", "gf3v0LzLRHPUnIdhbvwRDVEvzSb07/QN0GYjSNlkBT0="))
                .isEqualTo(Verdict.refused(Verdict.Reason.WRONG));
    }

    private static Verdict verdict(String secret, String signature) {
        ZendeskSettings settings = new ZendeskSettings(
                "https://acme.zendesk.com",
                null,
                "t",
                "1",
                List.of(secret),
                Duration.ofMinutes(2),
                ZendeskSettings.CustomerMessages.MAIL,
                Map.of(),
                null,
                Map.of(),
                Map.of(),
                Map.of());
        Map<String, String> headers = Map.of(
                "X-Zendesk-Webhook-Signature",
                signature,
                "X-Zendesk-Webhook-Signature-Timestamp",
                "2021-07-25T10:00:00Z");
        return new ZendeskHook(settings, null, new ZendeskTickets(settings), null, Duration.ofMinutes(5))
                .verify(new WebhookCall(
                        "{\"say\": \"hello\"}".getBytes(StandardCharsets.UTF_8),
                        headers::get,
                        name -> null,
                        Instant.parse("2021-07-25T10:01:00Z")));
    }
}
