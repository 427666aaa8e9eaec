package io.tierline.connectors.zendesk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierline.TierlineTest;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.References;
import io.tierline.cases.events.EventFacts;
import io.tierline.helpdesk.Reconciliation;
import io.tierline.inbox.Inbox;
import io.tierline.inbox.Signature;
import io.tierline.inbox.StoredDelivery;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a story with Zendesk needs: its calls, and a look at what became of them. */
abstract class ZendeskStory extends TierlineTest {

    static final String TICKET = "5158";
    static final Map<String, Object> RESOLUTION = Map.of(
            "rootCause", "The schema of the CRM changed.",
            "mitigation", "A hotfix maps the renamed field.",
            "prevention", "Schema-change alerts.",
            "customerMessage", "Thank you for your patience.");

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    @Autowired
    private ZendeskAtHand.Switch zendeskSwitch;

    @Autowired
    protected Inbox inbox;

    @Autowired
    protected References references;

    @Autowired
    protected Reconciliation reconciliation;

    @LocalServerPort
    private int port;

    protected ZendeskDouble zendesk;

    @BeforeEach
    void zendesk() {
        zendesk = zendeskSwitch.on();
    }

    @AfterEach
    void noZendesk() {
        assertThat(zendesk.refused()).isEmpty();
        zendeskSwitch.off();
    }

    /** An event as a subscription tells it, about the ticket as it stands at that moment. */
    ObjectNode event(String type, String actor, Instant at) {
        var ticket = zendesk.now(TICKET);
        ObjectNode event = JSON.createObjectNode()
                .put("type", "zen:event-type:ticket." + type)
                .put("id", UUID.randomUUID().toString())
                .put("time", at.toString())
                .put("subject", "zen:ticket:" + TICKET)
                .put("zendesk_event_version", "2022-11-06");
        ObjectNode detail = event.putObject("detail")
                .put("id", TICKET)
                .put("actor_id", actor)
                .put("created_at", ticket.path("created_at").asText())
                .put("updated_at", ticket.path("updated_at").asText())
                .put("description", ticket.path("description").asText())
                .put("organization_id", ticket.path("organization_id").asText())
                .put("priority", ticket.path("priority").asText().toUpperCase(Locale.ROOT))
                .put("requester_id", ticket.path("requester_id").asText())
                .put("status", ticket.path("status").asText().toUpperCase(Locale.ROOT))
                .put("subject", ticket.path("subject").asText());
        detail.set("tags", ticket.path("tags"));
        event.putObject("event");
        return event;
    }

    ObjectNode event(String type, String actor) {
        return event(type, actor, clock.instant());
    }

    /** An event that tells of a comment. */
    ObjectNode comment(String id, String author, boolean isPublic, String text) {
        ObjectNode event = event("comment_added", author);
        ObjectNode comment = ((ObjectNode) event.path("event"))
                .putObject("comment")
                .put("id", id)
                .put("body", text)
                .put("is_public", isPublic);
        comment.putObject("author")
                .put("id", author)
                .put("is_staff", !author.equals(ZendeskDouble.REQUESTER))
                .put("name", "Somebody");
        return event;
    }

    /** Zendesk calls us, and what it tells is worked off. */
    void calls(ObjectNode event) {
        assertThat(post(event.toString()).statusCode()).isEqualTo(200);
        desk.settle();
    }

    HttpResponse<String> post(String body) {
        String at = clock.instant().toString();
        return post(body, at, sign(ZendeskAtHand.SECRET, at, body));
    }

    static String sign(String secret, String timestamp, String body) {
        return Base64.getEncoder()
                .encodeToString(Signature.HMAC_SHA256.of(
                        secret, timestamp.getBytes(StandardCharsets.UTF_8), body.getBytes(StandardCharsets.UTF_8)));
    }

    HttpResponse<String> post(String body, String timestamp, String signature) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(
                            URI.create("http://localhost:" + port + "/webhooks/zendesk"))
                    .header("Content-Type", "application/json")
                    .header("X-Zendesk-Webhook-Invocation-Id", UUID.randomUUID().toString())
                    .POST(HttpRequest.BodyPublishers.ofString(body));
            if (timestamp != null) {
                request.header("X-Zendesk-Webhook-Signature-Timestamp", timestamp);
            }
            if (signature != null) {
                request.header("X-Zendesk-Webhook-Signature", signature);
            }
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    Optional<String> caseOfTicket() {
        return references.cases("zendesk", TICKET).stream().findFirst();
    }

    /** An urgent ticket that has come in, and its case. */
    String opened() {
        zendesk.ticket(TICKET, "Data stopped syncing", "urgent", "sync");
        calls(event("created", ZendeskDouble.REQUESTER));
        return caseOfTicket().orElseThrow();
    }

    List<CaseEvent> ledger(Class<? extends EventFacts> type) {
        return desk.ledger(caseOfTicket().orElseThrow(), type);
    }

    StoredDelivery last() {
        return inbox.list(null, "zendesk", 0, 1).get(0);
    }
}
