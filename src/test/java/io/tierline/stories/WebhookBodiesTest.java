package io.tierline.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.app_backend.SlackSignature;
import com.standardwebhooks.Webhook;
import io.tierline.TierlineTest;
import io.tierline.connectors.jira.JiraAtHand;
import io.tierline.connectors.slack.SlackAtHand;
import io.tierline.connectors.webhooks.TestSubscriber;
import io.tierline.connectors.zendesk.ZendeskAtHand;
import io.tierline.inbox.Inbox;
import io.tierline.inbox.Signature;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whatever is rightly signed is taken in or refused in words, whatever stands in it; and no body stops the inbox. */
class WebhookBodiesTest extends TierlineTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static final List<String> TYPES = List.of(
            "application/json",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "multipart/form-data",
            "text/plain; charset=nonsense");

    private static final String LONG = "x".repeat(10_000);

    private static final List<String> BODIES = List.of(
            "",
            " ",
            "null",
            "[]",
            "17",
            "\"text\"",
            "{",
            "{}",
            "{\"event_id\":\"\"}",
            "{\"event_id\":null}",
            "{\"event_id\":\"   \",\"event\":null}",
            "{\"event_id\":{},\"event\":[]}",
            "{\"event_id\":\"\\u0000\",\"event\":{\"type\":\"\\u0000\",\"thread_ts\":\"\\u0000\",\"ts\":\"9e99\"}}",
            "{\"event_id\":\"\\ud800\",\"event\":{\"type\":\"\\udc00\",\"thread_ts\":\"\\ud800\"}}",
            "{\"event_id\":\"" + LONG + "\",\"event\":{\"ts\":\"99999999999999999999\",\"thread_ts\":\"" + LONG
                    + "\"}}",
            "{\"actions\":[{\"action_id\":\"\\u0000\",\"action_ts\":\"-1e400\"}],\"container\":7}",
            "{\"type\":\"url_verification\",\"challenge\":[]}",
            "{\"timestamp\":\"soon\",\"issue\":7}",
            "{\"timestamp\":9223372036854775807,\"issue\":{\"id\":\"\",\"key\":\"\"},\"changelog\":{\"id\":\"\"}}",
            "{\"timestamp\":-9223372036854775808,\"issue\":{\"key\":\"\\u0000\"},\"webhookEvent\":\"\\ud800\"}",
            "{\"timestamp\":1e999999,\"issue\":{\"key\":\"ENG-1\"}}",
            "{\"type\":\"zen:event-type:\",\"id\":\"\",\"time\":\"never\",\"subject\":\"zen:ticket:\"}",
            "{\"type\":\"zen:event-type:ticket.x\",\"id\":\"\\u0000\",\"time\":\"+999999999-01-01T00:00:00Z\"}",
            "{\"type\":\"zen:event-type:ticket.x\",\"id\":\"\\ud800\",\"detail\":{\"id\":\"99999999999999999999\"}}",
            "{\"ticket\":{\"id\":[],\"updated_at\":{}}}",
            "{\"specversion\":\"1.0\",\"id\":\"\",\"source\":\"\",\"type\":\"\"}",
            "{\"type\":\"\",\"case\":\"\\u0000\",\"at\":\"never\"}",
            "{\"source\":\"\\ud800\",\"externalId\":\"\\u0000\"}",
            "[".repeat(10_000),
            "{\"a\":".repeat(10_000),
            "payload=",
            "payload=%zz",
            "payload=null&payload=7",
            "payload=%7B%22event_id%22%3A%22%22%7D",
            "--x\r\nContent-Disposition: form-data; name=\"payload\"\r\n\r\n{}\r\n--x--\r\n",
            "\u00ff\ud83d\ude00");

    @Autowired
    private Inbox inbox;

    @Autowired
    private JiraAtHand.Switch jira;

    @Autowired
    private SlackAtHand.Switch slack;

    @Autowired
    private ZendeskAtHand.Switch zendesk;

    @LocalServerPort
    private int port;

    @BeforeEach
    void configured() {
        jira.on();
        slack.on();
        zendesk.on();
    }

    @AfterEach
    void notConfigured() {
        jira.off();
        slack.off();
        zendesk.off();
    }

    @ParameterizedTest
    @ValueSource(strings = {"slack", "jira", "zendesk", "generic"})
    void is_taken_or_refused_in_words_and_worked_off(String source) throws Exception {
        int number = 0;
        for (String type : TYPES) {
            for (String body : BODIES) {
                String tried = source + ", " + type + ": " + body.substring(0, Math.min(80, body.length()));
                HttpResponse<String> answer = post(source, type, body, ++number);
                assertThat(answer.statusCode())
                        .as(tried + " -> " + answer.body())
                        .isIn(200, 400, 415);
                assertThat(answer.body()).as(tried).doesNotContain("Exception", "\tat ");
            }
        }
        while (inbox.workNext()) {
            // Each ends, or stays with a reason.
        }
        assertThat(inbox.list("received", source, 0, 10)).isEmpty();
        assertThat(inbox.list("failed", source, 0, 1_000))
                .isNotEmpty()
                .allSatisfy(failed -> assertThat(failed.problem()).isNotBlank());
    }

    @ParameterizedTest
    @ValueSource(strings = {"slack", "jira", "zendesk", "generic"})
    void a_bad_address_is_the_callers_fault(String source) throws Exception {
        for (String query : List.of("?token=%zz", "?token=%00", "?token=%ff", "?%", "?a=1&a=2&token=")) {
            HttpResponse<String> answer = HTTP.send(
                    request(source + query.replace("%zz", "%25zz"), "application/json", "{}", 1)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(source + query).isBetween(200, 499);
        }
    }

    private HttpResponse<String> post(String source, String type, String body, int number) throws Exception {
        return HTTP.send(request(source, type, body, number).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String address, String type, String body, int number) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + port + "/webhooks/" + address.replace("?%", "?%25")))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.getBytes(StandardCharsets.UTF_8)));
        signatures(address.replaceFirst("\\?.*", ""), body, number).forEach(request::header);
        return request;
    }

    private Map<String, String> signatures(String source, String body, int number) throws Exception {
        Instant now = clock.instant();
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String seconds = String.valueOf(now.getEpochSecond());
        return switch (source) {
            case "slack" ->
                Map.of(
                        "X-Slack-Request-Timestamp",
                        seconds,
                        "X-Slack-Signature",
                        new SlackSignature.Generator(SlackAtHand.SECRET)
                                .generate(seconds, new String(bytes, StandardCharsets.UTF_8)));
            case "jira" ->
                Map.of(
                        "X-Hub-Signature",
                        "sha256=" + HexFormat.of().formatHex(Signature.HMAC_SHA256.of(JiraAtHand.SECRET, bytes)));
            case "zendesk" ->
                Map.of(
                        "X-Zendesk-Webhook-Signature-Timestamp",
                        now.toString(),
                        "X-Zendesk-Webhook-Signature",
                        Base64.getEncoder()
                                .encodeToString(Signature.HMAC_SHA256.of(
                                        ZendeskAtHand.SECRET, now.toString().getBytes(StandardCharsets.UTF_8), bytes)));
            default ->
                Map.of(
                        "webhook-id",
                        "msg-" + number,
                        "webhook-timestamp",
                        seconds,
                        "webhook-signature",
                        new Webhook(TestSubscriber.NEW_SECRET)
                                .sign(
                                        "msg-" + number,
                                        now.getEpochSecond(),
                                        new String(bytes, StandardCharsets.UTF_8)));
        };
    }
}
