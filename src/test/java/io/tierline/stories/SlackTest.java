package io.tierline.stories;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.http.Fault;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.slack.api.app_backend.SlackSignature;
import io.tierline.TierlineTest;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.References;
import io.tierline.cases.events.IntakeEvents.InternalNote;
import io.tierline.cases.events.WorkEvents.Acknowledged;
import io.tierline.connectors.http.Strict;
import io.tierline.connectors.slack.SlackAtHand;
import io.tierline.notifications.Deliveries;
import io.tierline.notifications.Delivery;
import io.tierline.oncall.People;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A case in a Slack channel: shown, kept up to date, worked on by buttons, talked about in its thread. */
class SlackTest extends TierlineTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TS = "1700000000.000100";

    @Autowired
    private Deliveries deliveries;

    @Autowired
    private SlackAtHand.Switch slack;

    @Autowired
    private References references;

    @Autowired
    private People people;

    @LocalServerPort
    private int port;

    private WireMockServer server;
    private int pressed;

    @BeforeEach
    void slack() {
        server = slack.on();
        for (String person : List.of("tina", "theo")) {
            slack.user(
                    "U" + person.toUpperCase(),
                    people.find(person).orElseThrow().email());
        }
    }

    @AfterEach
    void quiet() {
        slack.off();
    }

    private String shown() {
        String key = desk.receive();
        desk.pass(Duration.ofSeconds(10));
        return key;
    }

    @Test
    void one_message_a_case_is_posted_and_then_updated() throws Exception {
        String key = shown();
        assertThat(posts()).filteredOn(form -> !form.containsKey("thread_ts")).hasSize(1);
        assertThat(references.cases("slack", SlackAtHand.CHANNEL + "/" + TS)).containsExactly(key);

        desk.claims("tina", key, "work-on-case");
        desk.pass(Duration.ofSeconds(10));
        assertThat(posts()).filteredOn(form -> !form.containsKey("thread_ts")).hasSize(1);
        Map<String, String> last = last("/chat.update");
        assertThat(last).containsEntry("ts", TS).containsEntry("channel", SlackAtHand.CHANNEL);
        assertThat(last.get("blocks")).contains("with tina").doesNotContain("\"Acknowledge\"", "\"Take over\"");
        for (Map<String, String> form : posts()) {
            isMessage(form);
        }
        isMessage(last);
    }

    @Test
    void whom_the_escalation_policy_asks_is_mentioned_in_the_thread() {
        shown();
        assertThat(posts()).filteredOn(form -> TS.equals(form.get("thread_ts"))).anySatisfy(form -> assertThat(
                        form.get("text"))
                .matches("(<@UTINA>|[A-Z].*) please acknowledge ESC-.*"));
    }

    @Test
    void what_a_customer_writes_mentions_nobody() {
        desk.receive(new io.tierline.cases.Ticket(
                "<!channel> & <@U1>",
                "x",
                "other",
                "P3",
                "low",
                1,
                null,
                null,
                "acme",
                "Acme",
                "starter",
                "Hanna",
                "hanna@acme.example",
                Map.of()));
        desk.pass(Duration.ofSeconds(10));
        assertThat(posts().get(0).get("blocks")).contains("&lt;!channel&gt; &amp; &lt;@U1&gt;");
    }

    @Test
    void an_answer_lost_after_slack_posted_doubles_nothing() {
        server.stubFor(any(urlPathEqualTo("/chat.postMessage"))
                .willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
        String key = desk.receive();
        assertThat(deliveries.ofCase(key))
                .filteredOn(delivery -> delivery.recipient().equals("mirror:slack"))
                .singleElement()
                .extracting(Delivery::problem, InstanceOfAssertFactories.STRING)
                .contains("broke before it had answered");
        slack.says(
                "/conversations.history",
                "{\"ok\": true, \"messages\": [{\"ts\": \"" + TS
                        + "\", \"metadata\": {\"event_type\": \"tierline_case\", \"event_payload\": {\"case\": \"" + key
                        + "\"}}}]}");
        slack.says("/chat.postMessage", "{\"ok\": true, \"ts\": \"1700000000.999999\"}");
        long before =
                posts().stream().filter(form -> !form.containsKey("thread_ts")).count();
        desk.pass(Duration.ofMinutes(10));

        assertThat(posts().stream()
                        .filter(form -> !form.containsKey("thread_ts"))
                        .count())
                .isEqualTo(before);
        assertThat(references.cases("slack", SlackAtHand.CHANNEL + "/" + TS)).containsExactly(key);
    }

    @Test
    void a_message_that_somebody_deleted_is_posted_anew() {
        String key = shown();
        slack.says("/chat.update", "{\"ok\": false, \"error\": \"message_not_found\"}");
        slack.says("/chat.postMessage", "{\"ok\": true, \"ts\": \"1700000000.000900\"}");
        desk.claims("tina", key, "work-on-case");
        desk.pass(Duration.ofSeconds(10));

        assertThat(references.cases("slack", SlackAtHand.CHANNEL + "/1700000000.000900"))
                .containsExactly(key);
    }

    @Test
    void too_many_requests_and_a_no_in_a_yes_hold_nobody_back() {
        server.stubFor(
                any(urlPathEqualTo("/chat.postMessage")).willReturn(status(429).withHeader("Retry-After", "120")));
        String key = desk.receive();
        desk.pass(Duration.ofSeconds(119));
        assertThat(references.of(key)).noneMatch(reference -> reference.system().equals("slack"));
        assertThat(desk.openTasks(key)).contains("work-on-case");

        slack.says("/chat.postMessage", "{\"ok\": false, \"error\": \"ratelimited\"}");
        desk.pass(Duration.ofSeconds(20));
        slack.says("/chat.postMessage", "{\"ok\": true, \"ts\": \"" + TS + "\"}");
        desk.pass(Duration.ofSeconds(60));
        assertThat(references.cases("slack", SlackAtHand.CHANNEL + "/" + TS)).containsExactly(key);
    }

    @Test
    void acknowledging_and_taking_over_by_button() throws Exception {
        String key = shown();
        assertThat(press("UTINA", "acknowledge", key).statusCode()).isEqualTo(200);
        desk.settle();
        assertThat(desk.ledger(key, Acknowledged.class)).singleElement().returns("tina", CaseEvent::actor);

        press("UTINA", "take-over", key);
        desk.settle();
        assertThat(desk.task(key, "work-on-case").getAssignee()).isEqualTo("tina");
        assertThat(desk.caseFile(key).owner()).isEqualTo("tina");
        assertThat(whispers()).isEmpty();
    }

    @Test
    void a_button_gives_nobody_more_rights_than_tasklist() throws Exception {
        String key = shown();
        press("UTHEO", "take-over", key);
        press("UTHEO", "acknowledge", key);
        press("UTHEO", "escalate", key);
        desk.settle();

        assertThat(desk.task(key, "work-on-case").getAssignee()).isNull();
        assertThat(desk.ledger(key, Acknowledged.class)).isEmpty();
        assertThat(whispers()).hasSize(3).allMatch(form -> form.get("text").contains("not with a team of yours"));
    }

    @Test
    void a_stranger_is_refused_politely() throws Exception {
        String key = shown();
        press("USTRANGER", "take-over", key);
        desk.settle();

        assertThat(desk.task(key, "work-on-case").getAssignee()).isNull();
        assertThat(whispers()).singleElement().satisfies(form -> assertThat(form)
                .containsEntry("user", "USTRANGER")
                .hasEntrySatisfying("text", text -> assertThat(text).startsWith("Sorry, I do not know you")));
    }

    @Test
    void escalating_leads_to_the_form() throws Exception {
        String key = shown();
        press("UTINA", "escalate", key);
        desk.settle();

        assertThat(desk.caseFile(key).tier()).isEqualTo("tier1");
        assertThat(whispers()).singleElement().satisfies(form -> assertThat(form.get("text"))
                .contains("/camunda/app/tasklist/default/#/?task="
                        + desk.task(key, "work-on-case").getId()));
    }

    @Test
    void what_is_said_in_the_thread_becomes_a_note_once() throws Exception {
        String key = shown();
        String reply = event("Ev1", "UTINA", "They use a proxy.", TS, "");
        for (int i = 0; i < 3; i++) {
            assertThat(call(reply).statusCode()).isEqualTo(200);
        }
        call(event("Ev2", "UBOT", "from a bot", TS, ",\"bot_id\":\"B1\""));
        call(event("Ev3", "UTINA", "elsewhere", "1600000000.000100", ""));
        desk.settle();

        assertThat(desk.ledger(key, InternalNote.class)).singleElement().returns("tina", CaseEvent::actor);
    }

    @Test
    void only_slack_comes_in_and_not_with_an_old_call() throws Exception {
        String key = shown();
        String body = "payload=" + URLEncoder.encode(button("UTINA", "take-over", key), StandardCharsets.UTF_8);
        Instant now = clock.instant();
        assertThat(call(body, now, "v0=" + "0".repeat(64)).statusCode()).isEqualTo(401);
        assertThat(call(body, now, null).statusCode()).isEqualTo(401);
        Instant old = now.minus(Duration.ofMinutes(6));
        assertThat(call(body, old, sign(old, body)).statusCode()).isEqualTo(401);
        assertThat(call("x".repeat(1_100_000), now, "v0=00").statusCode()).isEqualTo(413);
        desk.settle();
        assertThat(desk.task(key, "work-on-case").getAssignee()).isNull();

        assertThat(call("{\"type\":\"url_verification\",\"challenge\":\"abc\"}").body())
                .isEqualTo("abc");
        for (String rubbish :
                List.of("payload=%7B", "rubbish", "[]", "{}", "{\"type\":\"event_callback\"}", "payload=%ZZ")) {
            assertThat(call(rubbish).statusCode()).as(rubbish).isEqualTo(200);
        }
        desk.settle();
    }

    private static void isMessage(Map<String, String> form) throws Exception {
        if (!form.containsKey("blocks")) {
            return;
        }
        ObjectNode blocks = JSON.createObjectNode();
        blocks.set("blocks", JSON.readTree(form.get("blocks")));
        blocks.put("text", form.get("text"));
        blocks.put("channel", form.get("channel"));
        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
                        .getSchema(Strict.read("slack-message.schema.json"))
                        .validate(blocks))
                .isEmpty();
    }

    private List<Map<String, String>> posts() {
        return forms("/chat.postMessage");
    }

    private List<Map<String, String>> whispers() {
        return forms("/chat.postEphemeral");
    }

    private Map<String, String> last(String method) {
        List<Map<String, String>> all = forms(method);
        return all.get(all.size() - 1);
    }

    private List<Map<String, String>> forms(String method) {
        return server.findAll(postRequestedFor(urlEqualTo(method))).stream()
                .map(request -> form(request.getBodyAsString()))
                .toList();
    }

    private static Map<String, String> form(String body) {
        Map<String, String> form = new HashMap<>();
        for (String field : body.split("&")) {
            String[] parts = field.split("=", 2);
            form.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return form;
    }

    private HttpResponse<String> press(String user, String action, String key) throws Exception {
        return call("payload=" + URLEncoder.encode(button(user, action, key), StandardCharsets.UTF_8));
    }

    private String button(String user, String action, String key) throws Exception {
        JsonNode payload = JSON.createObjectNode()
                .put("type", "block_actions")
                .set("user", JSON.createObjectNode().put("id", user));
        ObjectNode all = (ObjectNode) payload;
        all.set("channel", JSON.createObjectNode().put("id", SlackAtHand.CHANNEL));
        all.set("container", JSON.createObjectNode().put("message_ts", TS));
        all.set(
                "actions",
                JSON.createArrayNode()
                        .add(JSON.createObjectNode()
                                .put("action_id", action)
                                .put("value", key)
                                .put("action_ts", clock.instant().getEpochSecond() + ".00" + ++pressed)));
        return all.toString();
    }

    private String event(String id, String user, String text, String thread, String more) {
        return """
               {"type":"event_callback","event_id":"%s","event":{"type":"message","user":"%s","text":"%s",
                "channel":"%s","ts":"%d.000200","thread_ts":"%s"%s}}"""
                .formatted(id, user, text, SlackAtHand.CHANNEL, clock.instant().getEpochSecond(), thread, more);
    }

    private HttpResponse<String> call(String body) throws Exception {
        return call(body, clock.instant(), sign(clock.instant(), body));
    }

    private HttpResponse<String> call(String body, Instant at, String signature) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/webhooks/slack"))
                .header("X-Slack-Request-Timestamp", String.valueOf(at.getEpochSecond()))
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (signature != null) {
            request.header("X-Slack-Signature", signature);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** By Slack's own library. */
    private static String sign(Instant at, String body) {
        return new SlackSignature.Generator(SlackAtHand.SECRET).generate(String.valueOf(at.getEpochSecond()), body);
    }
}
