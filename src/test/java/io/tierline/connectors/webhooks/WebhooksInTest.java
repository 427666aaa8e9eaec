package io.tierline.connectors.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonFormat;
import io.tierline.TierlineTest;
import io.tierline.cases.References;
import io.tierline.cases.events.IntakeEvents.CustomerReplied;
import io.tierline.cases.events.IntakeEvents.InternalNote;
import io.tierline.cases.events.IntakeEvents.TicketReceived;
import io.tierline.connectors.http.InvalidConnectorException;
import io.tierline.inbox.Inbox;
import io.tierline.inbox.StoredDelivery;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Behaviours 25 to 27 for whoever signs as Standard Webhooks says; the signer here is that project's own library. */
class WebhooksInTest extends TierlineTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String TICKET =
            """
            {"source": "acme-desk", "externalId": "4711", "title": "Data stopped syncing", "category": "integration",
             "priority": "P3", "impact": "low", "customer": {"name": "Acme Corp"}}""";

    @LocalServerPort
    private int port;

    @Autowired
    private Inbox inbox;

    @Autowired
    private References references;

    @Test
    void a_signed_ticket_opens_a_case_once() throws Exception {
        for (int i = 0; i < 5; i++) {
            assertThat(send("msg_1", TICKET)).isEqualTo(200);
        }
        desk.settle();
        String key = theCase();
        assertThat(desk.ledger(key, TicketReceived.class)).hasSize(1);
        assertThat(inbox.count(null, "generic")).isEqualTo(1);
    }

    @Test
    void an_event_names_its_case_by_key_or_by_ticket() throws Exception {
        send("msg_1", TICKET);
        desk.settle();
        send("msg_2", "{\"type\": \"internal-note\", \"case\": \"" + theCase() + "\", \"text\": \"Seen.\"}");
        send(
                "msg_3",
                "{\"type\": \"customer-replied\", \"ticket\": {\"source\": \"acme-desk\", \"externalId\": \"4711\"},"
                        + " \"text\": \"Any news?\", \"at\": \"2026-03-11T09:00:00Z\"}");
        desk.settle();

        assertThat(desk.ledger(theCase(), InternalNote.class))
                .singleElement()
                .satisfies(note -> assertThat(note.actor()).isEqualTo("generic"));
        assertThat(desk.ledger(theCase(), CustomerReplied.class)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {TestSubscriber.NEW_SECRET, TestSubscriber.OLD_SECRET})
    void two_secrets_are_good_while_one_is_being_changed(String secret) throws Exception {
        assertThat(send("msg_1", clock.instant(), sign(secret, "msg_1", clock.instant(), TICKET), TICKET))
                .isEqualTo(200);
    }

    @Test
    void one_right_signature_among_several_is_enough() throws Exception {
        String signatures = "v1a,AAAA v1,AAAA " + sign(TestSubscriber.NEW_SECRET, "msg_1", clock.instant(), TICKET);
        assertThat(send("msg_1", clock.instant(), signatures, TICKET)).isEqualTo(200);
    }

    @Test
    void what_is_not_signed_right_is_refused_and_not_stored() throws Exception {
        Instant now = clock.instant();
        String right = sign(TestSubscriber.NEW_SECRET, "msg_1", now, TICKET);
        String other = sign("whsec_c29tZWJvZHkgZWxzZXMgc2VjcmV0IGVudGlyZWx5", "msg_1", now, TICKET);

        assertThat(send("msg_1", now, other, TICKET)).isEqualTo(401);
        assertThat(send("msg_1", now, right, TICKET + " ")).as("another body").isEqualTo(401);
        assertThat(send("msg_2", now, right, TICKET)).as("another id").isEqualTo(401);
        assertThat(send("msg_1", now.plusSeconds(1), right, TICKET))
                .as("another time")
                .isEqualTo(401);
        assertThat(send("msg_1", now, right.replace("v1,", "v2,"), TICKET)).isEqualTo(401);
        assertThat(send("msg_1", now, "", TICKET)).isEqualTo(401);
        assertThat(inbox.count(null, null)).isZero();
    }

    @Test
    void what_was_signed_too_long_ago_or_in_the_future_is_refused() throws Exception {
        for (Duration off : List.of(Duration.ofMinutes(-6), Duration.ofMinutes(6))) {
            Instant at = clock.instant().plus(off);
            assertThat(send("msg_1", at, sign(TestSubscriber.NEW_SECRET, "msg_1", at, TICKET), TICKET))
                    .isEqualTo(401);
        }
        assertThat(inbox.count(null, null)).isZero();
    }

    @Test
    void a_cloud_event_brings_what_it_carries() throws Exception {
        byte[] event = new JsonFormat()
                .serialize(CloudEventBuilder.v1()
                        .withId("1")
                        .withSource(URI.create("https://acme.example"))
                        .withType("com.acme.ticket")
                        .withData("application/json", TICKET.getBytes(StandardCharsets.UTF_8))
                        .build());
        assertThat(send("msg_1", new String(event, StandardCharsets.UTF_8))).isEqualTo(200);
        desk.settle();
        assertThat(theCase()).isNotNull();
    }

    @Test
    void a_cloud_event_in_binary_mode_has_the_ticket_as_its_body() throws Exception {
        HttpRequest request = request(
                        "msg_1",
                        clock.instant(),
                        sign(TestSubscriber.NEW_SECRET, "msg_1", clock.instant(), TICKET),
                        TICKET)
                .header("ce-specversion", "1.0")
                .header("ce-id", "1")
                .header("ce-source", "https://acme.example")
                .header("ce-type", "com.acme.ticket")
                .build();
        assertThat(HTTP.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(200);
        desk.settle();
        assertThat(theCase()).isNotNull();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = "2026-03-11T08:59:00Z")
    void an_event_that_comes_before_its_ticket_is_kept_and_used(String at) throws Exception {
        send("msg_2", priority("P2", at));
        desk.settle();
        assertThat(state("msg_2")).isEqualTo("received");
        send("msg_1", TICKET);
        desk.pass(Duration.ofMinutes(2));
        assertThat(desk.caseFile(theCase()).priority()).isEqualTo("P2");
        assertThat(state("msg_2")).isEqualTo("done");
    }

    @Test
    void an_older_change_after_a_newer_one_does_not_win() throws Exception {
        send("msg_1", TICKET);
        desk.settle();
        desk.pass(Duration.ofMinutes(20));
        send("msg_3", priority("P1", "2026-03-11T09:10:00Z"));
        desk.settle();
        send("msg_2", priority("P2", "2026-03-11T09:05:00Z"));
        desk.settle();

        assertThat(desk.caseFile(theCase()).priority()).isEqualTo("P1");
        assertThat(state("msg_2")).isEqualTo("ignored");
    }

    @Test
    void what_cannot_be_done_stays_with_the_reason() throws Exception {
        byte[] rubbish = new byte[1024 * 1024 - 10];
        new Random(7).nextBytes(rubbish);
        String text = new String(rubbish, StandardCharsets.ISO_8859_1).replaceAll("[^ -~]", "x");
        assertThat(send("msg_1", text)).isEqualTo(200);
        assertThat(send("msg_2", "{\"type\": \"no-such-type\", \"case\": \"ESC-2026-000001\"}"))
                .isEqualTo(200);
        assertThat(send("msg_3", "{\"type\": \"internal-note\", \"text\": \"whose?\"}"))
                .isEqualTo(200);
        assertThat(send("msg_4", "{\"specversion\": \"1.0\", \"type\": \"x\"}")).isEqualTo(200);
        assertThat(send("msg_5", "{\"title\": \"Nothing else\"}")).isEqualTo(200);
        desk.settle();

        assertThat(problem("msg_1")).startsWith("It is not JSON");
        assertThat(problem("msg_2")).isEqualTo("There is no case of that key.");
        assertThat(problem("msg_3")).startsWith("case is missing");
        assertThat(problem("msg_4")).contains("no CloudEvent");
        assertThat(problem("msg_5")).contains("source is missing", "priority is missing", "customer.name is missing");
        assertThat(inbox.count("failed", "generic")).isEqualTo(5);
    }

    @Test
    void a_type_that_is_unknown_is_named() throws Exception {
        send("msg_1", TICKET);
        desk.settle();
        send("msg_2", "{\"type\": \"no-such-type\", \"case\": \"" + theCase() + "\"}");
        desk.settle();
        assertThat(problem("msg_2")).startsWith("type must be one of");
    }

    @Test
    void a_secret_that_is_none_is_named_at_start() {
        assertThatThrownBy(() -> WebhookSecret.all("tierline.webhooks.in.acme.secrets", List.of("whsec_c2hvcnQ=")))
                .isInstanceOf(InvalidConnectorException.class)
                .hasMessageContaining("tierline.webhooks.in.acme.secrets")
                .hasMessageNotContaining("c2hvcnQ");
        assertThatThrownBy(() -> WebhookSecret.all("tierline.webhooks.in.acme.secrets", List.of()))
                .isInstanceOf(InvalidConnectorException.class);
    }

    private static String priority(String to, String at) {
        return "{\"type\": \"priority-changed\", \"ticket\": {\"source\": \"acme-desk\", \"externalId\": \"4711\"},"
                + " \"to\": \"" + to + "\", \"reason\": \"Said so\"" + (at == null ? "" : ", \"at\": \"" + at + "\"")
                + "}";
    }

    private String theCase() {
        List<String> cases = references.cases("acme-desk", "4711");
        assertThat(cases).hasSize(1);
        return cases.get(0);
    }

    private StoredDelivery delivery(String key) {
        return inbox.list(null, "generic", 0, 50).stream()
                .filter(stored -> stored.delivery().key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private String state(String key) {
        return delivery(key).state();
    }

    private String problem(String key) {
        assertThat(state(key)).isEqualTo("failed");
        return delivery(key).problem();
    }

    private static String sign(String secret, String id, Instant at, String body) throws Exception {
        return new Webhook(secret).sign(id, at.getEpochSecond(), body);
    }

    private int send(String id, String body) throws Exception {
        return send(id, clock.instant(), sign(TestSubscriber.NEW_SECRET, id, clock.instant(), body), body);
    }

    private int send(String id, Instant at, String signatures, String body) throws Exception {
        return HTTP.send(request(id, at, signatures, body).build(), HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }

    private HttpRequest.Builder request(String id, Instant at, String signatures, String body) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/webhooks/generic"))
                .header("Content-Type", "application/json")
                .header("webhook-id", id)
                .header("webhook-timestamp", String.valueOf(at.getEpochSecond()))
                .header("webhook-signature", signatures)
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }
}
