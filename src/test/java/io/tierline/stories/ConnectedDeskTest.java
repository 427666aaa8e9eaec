package io.tierline.stories;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.icegreen.greenmail.util.ServerSetupTest;
import io.tierline.connectors.mail.Fixture;
import jakarta.mail.Flags;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.StreamSupport;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * The worked example with the tools that support teams use: the ticket comes from Zendesk, Engineering has its issue in Jira,
 * people see the case in Slack, and the customer gets mails and answers one. In the middle the server is killed, just as Jira
 * has opened the issue and before it could say so.
 */
class ConnectedDeskTest {

    private static final String SECRET = "a secret that both sides know";
    private static final String HANNA = "hanna@acme.example";

    @RegisterExtension
    private static final WireMockExtension VENDORS = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig().dynamicPort())
            .build();

    @TempDir
    private Path folder;

    private final GreenMail mail =
            new GreenMail(new ServerSetup[] {ServerSetupTest.SMTP.dynamicPort(), ServerSetupTest.IMAP.dynamicPort()});

    private RunningTierline tierline;
    private String key;

    @BeforeEach
    void vendors() {
        zendesk();
        jira();
        VENDORS.stubFor(any(urlPathMatching("/slack/.*"))
                .atPriority(5)
                .willReturn(okJson(
                        "{\"ok\": true, \"channel\": \"C0ESC\", \"ts\": \"1700000000.000100\", \"messages\": []}")));
        VENDORS.stubFor(get(urlPathEqualTo("/slack/users.lookupByEmail"))
                .willReturn(okJson("{\"ok\": false, \"error\": \"users_not_found\"}")));
    }

    @Test
    void from_a_ticket_in_zendesk_to_the_customers_thanks_by_mail() throws Exception {
        mail.start();
        mail.setUser("support@example.com", "support", "secret");
        Path data = folder.resolve("data");
        try {
            try (RunningTierline first = start(data)) {
                tierline = first;
                ticketComesIn();
                mailIsSent("We have your request");
                tierline.await("the case in Slack", () -> slackMessages() == 1);
                tierline.await("the case on the ticket", () -> !VENDORS.findAll(
                                putRequestedFor(urlPathEqualTo("/zendesk/api/v2/tickets/5158")))
                        .isEmpty());
                works("tina", "work-on-case", Work.escalate());
                tierline.await("Tier 2", () -> "tier2".equals(text("tier")));
                works("theo", "work-on-case", Work.escalate());
                tierline.await("Jira's issue", () -> jiraIssues() == 1);
                first.kill();
            }
            try (RunningTierline second = start(data)) {
                tierline = second;
                tierline.await("the issue on the case", () -> references().contains("jira ENG-1"));
                assertThat(jiraIssues()).as("opened once").isEqualTo(1);
                mailIsSent("Who is working on it");

                Instant written = Instant.now().truncatedTo(ChronoUnit.SECONDS);
                answers("It runs as integration@acme.example.", written);
                tierline.await("the reply", () -> has("customer-replied"));
                JsonNode reply = events("customer-replied").get(0);
                assertThat(Instant.parse(reply.get("happenedAt").asText())).isEqualTo(written);

                issueIsDone();
                tierline.await("the fix", () -> has("fixed"));
                works("cleo", "explain-resolution", Work.resolution());
                mailIsSent("Solved");
                answers("Thanks, all good!", Instant.now().truncatedTo(ChronoUnit.SECONDS));
                tierline.await("their thanks", () -> events("customer-replied").size() == 2);
                assertThat(text("state")).isEqualTo("resolved");
                works("cleo", "wait-for-confirmation", Map.of("confirmed", "yes", "said", "Thanks, all good!"));
                tierline.await("the end", () -> "closed".equals(text("state")));

                tierline.await("Slack shows the end", () -> !VENDORS.findAll(
                                postRequestedFor(urlPathEqualTo("/slack/chat.update"))
                                        .withRequestBody(containing("losed")))
                        .isEmpty());
                assertThat(jiraIssues()).isEqualTo(1);
                assertThat(slackMessages()).isEqualTo(1);
                assertThat(hannasMails())
                        .extracting(MimeMessage::getMessageID)
                        .as("no mail twice")
                        .doesNotHaveDuplicates();
                assertThat(events("breached")).isEmpty();
            }
        } finally {
            mail.stop();
        }
    }

    private RunningTierline start(Path data) throws Exception {
        String vendors = VENDORS.baseUrl();
        return RunningTierline.start(
                data,
                mail.getSmtp().getPort(),
                "--tierline.mail.imap.host=127.0.0.1",
                "--tierline.mail.imap.port=" + mail.getImap().getPort(),
                "--tierline.mail.imap.tls=none",
                "--tierline.mail.imap.user=support",
                "--tierline.mail.imap.password=secret",
                "--tierline.mail.imap.every=PT0.5S",
                "--tierline.zendesk.url=" + vendors + "/zendesk",
                "--tierline.zendesk.email=tierline@example.com",
                "--tierline.zendesk.token=zendesk-token",
                "--tierline.zendesk.user-id=900",
                "--tierline.zendesk.webhook-secrets=" + SECRET,
                "--tierline.zendesk.customer-messages=mail",
                "--tierline.zendesk.poll-every=PT1H",
                "--tierline.jira.url=" + vendors + "/jira",
                "--tierline.jira.edition=cloud",
                "--tierline.jira.user=tierline@example.com",
                "--tierline.jira.token=jira-token",
                "--tierline.jira.project=ENG",
                "--tierline.jira.webhook-secrets=" + SECRET,
                "--tierline.jira.statuses.done=Done",
                "--tierline.slack.token=xoxb-slack-token",
                "--tierline.slack.channel=C0ESC",
                "--tierline.slack.signing-secrets=" + SECRET,
                "--tierline.slack.api-url=" + vendors + "/slack");
    }

    private static void zendesk() {
        String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        String ticket =
                """
                {"ticket": {"id": 5158, "subject": "Data stopped syncing", "description": "We have a board meeting tomorrow!",
                 "status": "new", "priority": "high", "requester_id": 501, "organization_id": 301, "tags": ["escalate"],
                 "created_at": "%s", "updated_at": "%s"}}"""
                        .formatted(now, now);
        VENDORS.stubFor(get(urlPathEqualTo("/zendesk/api/v2/tickets/5158")).willReturn(okJson(ticket)));
        VENDORS.stubFor(put(urlPathEqualTo("/zendesk/api/v2/tickets/5158")).willReturn(okJson(ticket)));
        VENDORS.stubFor(get(urlPathEqualTo("/zendesk/api/v2/tickets/5158/comments"))
                .willReturn(okJson(
                        """
                        {"comments": [], "users": [{"id": 501, "name": "Hanna Ops", "email": "%s", "role": "end-user"}]}"""
                                .formatted(HANNA))));
        VENDORS.stubFor(
                get(urlPathEqualTo("/zendesk/api/v2/organizations/301"))
                        .willReturn(
                                okJson(
                                        """
                        {"organization": {"id": 301, "name": "Acme Corp", "external_id": "acme", "organization_fields": {}}}""")));
        VENDORS.stubFor(get(urlPathEqualTo("/zendesk/api/v2/incremental/tickets/cursor"))
                .willReturn(okJson("{\"tickets\": [], \"after_cursor\": \"c\", \"end_of_stream\": true}")));
        VENDORS.stubFor(any(urlPathMatching("/zendesk/.*")).atPriority(9).willReturn(okJson("{\"users\": []}")));
    }

    /** It has opened the issue before it answers, and then its search knows it. */
    private static void jira() {
        VENDORS.stubFor(any(urlPathMatching("/jira/.*"))
                .atPriority(9)
                .willReturn(okJson("{\"fields\": {\"comment\": {\"comments\": []}}, \"transitions\": []}")));
        VENDORS.stubFor(get(urlPathEqualTo("/jira/rest/api/3/myself"))
                .willReturn(okJson("{\"accountId\": \"99:tierline\", \"displayName\": \"Tierline\"}")));
        VENDORS.stubFor(post(urlPathEqualTo("/jira/rest/api/3/search/jql"))
                .inScenario("issue")
                .willReturn(okJson("{\"issues\": []}")));
        VENDORS.stubFor(post(urlPathEqualTo("/jira/rest/api/3/issue"))
                .inScenario("issue")
                .willSetStateTo("open")
                .willReturn(WireMock.created()
                        .withHeader("Content-Type", "application/json")
                        .withBody("{\"id\": \"10001\", \"key\": \"ENG-1\"}")
                        .withFixedDelay(10_000)));
        VENDORS.stubFor(post(urlPathEqualTo("/jira/rest/api/3/search/jql"))
                .inScenario("issue")
                .whenScenarioStateIs("open")
                .atPriority(1)
                .willReturn(okJson("{\"issues\": [{\"id\": \"10001\", \"key\": \"ENG-1\"}]}")));
    }

    private void ticketComesIn() throws Exception {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        String body =
                """
                {"type": "zen:event-type:ticket.created", "id": "event-1", "subject": "zen:ticket:5158", "time": "%s",
                 "event": {}, "detail": {"id": "5158", "actor_id": "501", "requester_id": "501", "organization_id": "301",
                 "status": "NEW", "priority": "HIGH", "subject": "Data stopped syncing", "tags": ["escalate"],
                 "description": "We have a board meeting tomorrow!", "created_at": "%s", "updated_at": "%s"}}"""
                        .formatted(now, now, now);
        tierline.hook(
                "zendesk",
                body,
                Map.of(
                        "X-Zendesk-Webhook-Signature-Timestamp",
                        now.toString(),
                        "X-Zendesk-Webhook-Signature",
                        Base64.getEncoder().encodeToString(hmac(now + body))));
        tierline.await(
                "the case",
                () -> tierline.get("/api/v1/escalations", "tina").get("total").asInt() == 1);
        key = tierline.get("/api/v1/escalations", "tina")
                .get("items")
                .get(0)
                .get("key")
                .asText();
        tierline.await("Tier 1", () -> "tier1".equals(text("tier")));
    }

    private void issueIsDone() throws Exception {
        String body =
                """
                {"timestamp": %d, "webhookEvent": "jira:issue_updated", "user": {"accountId": "99:erin", "displayName": "Erin"},
                 "issue": {"id": "10001", "key": "ENG-1", "fields": {"status": {"name": "Done"}, "labels": []}},
                 "changelog": {"id": "7", "items": [{"field": "status", "fieldId": "status", "fromString": "In Progress",
                 "toString": "Done"}]}}"""
                        .formatted(Instant.now().toEpochMilli());
        tierline.hook(
                "jira",
                body,
                Map.of("X-Hub-Signature", "sha256=" + HexFormat.of().formatHex(hmac(body))));
    }

    private static byte[] hmac(String text) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The customer answers the latest mail. */
    private void answers(String text, Instant written) throws Exception {
        List<MimeMessage> mails = hannasMails();
        MimeMessage last = mails.get(mails.size() - 1);
        byte[] bytes = new String(
                        Fixture.of("plain-reply")
                                .with("to", ((InternetAddress) last.getReplyTo()[0]).getAddress())
                                .with("id", "reply-" + written.toEpochMilli())
                                .with("subject", "Re: " + last.getSubject())
                                .with("text", text)
                                .bytes(),
                        StandardCharsets.US_ASCII)
                .replaceFirst(
                        "Date: .*",
                        "Date: " + DateTimeFormatter.RFC_1123_DATE_TIME.format(written.atOffset(ZoneOffset.UTC)))
                .getBytes(StandardCharsets.US_ASCII);
        mail.getManagers()
                .getImapHostManager()
                .getInbox(mail.getUserManager().getUser("support"))
                .appendMessage(
                        new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes)),
                        new Flags(),
                        new Date());
    }

    private void works(String person, String task, Map<String, Object> form) {
        String query = "/engine-rest/task?processInstanceBusinessKey=" + key + "&taskDefinitionKey=" + task;
        tierline.await(task, () -> tierline.get(query, person).size() == 1);
        String id = tierline.get(query, person).get(0).get("id").asText();
        tierline.post("/engine-rest/task/" + id + "/claim", person, Map.of("userId", person));
        Map<String, Object> variables = new HashMap<>();
        form.forEach((name, value) -> variables.put(name, Map.of("value", value)));
        tierline.post("/engine-rest/task/" + id + "/complete", person, Map.of("variables", variables));
    }

    private void mailIsSent(String subject) {
        tierline.await("the mail '" + subject + "'", () -> subjects().stream().anyMatch(one -> one.contains(subject)));
    }

    private List<String> subjects() {
        return hannasMails().stream().map(Mails::subject).toList();
    }

    private List<MimeMessage> hannasMails() {
        return Arrays.stream(mail.getReceivedMessages())
                .filter(message -> Mails.isTo(message, HANNA))
                .toList();
    }

    private static int jiraIssues() {
        return VENDORS.findAll(postRequestedFor(urlEqualTo("/jira/rest/api/3/issue")))
                .size();
    }

    /** Without the answers in its thread. */
    private static long slackMessages() {
        return VENDORS.findAll(postRequestedFor(urlPathEqualTo("/slack/chat.postMessage"))).stream()
                .filter(request -> !request.getBodyAsString().contains("thread_ts"))
                .count();
    }

    private String text(String field) {
        JsonNode value = tierline.get("/api/v1/escalations/" + key, "tina").get(field);
        return value == null ? null : value.asText();
    }

    private List<String> references() {
        JsonNode all = tierline.get("/api/v1/escalations/" + key, "tina").path("references");
        return StreamSupport.stream(all.spliterator(), false)
                .map(one -> one.path("system").asText() + " " + one.path("ref").asText())
                .toList();
    }

    private boolean has(String type) {
        return !events(type).isEmpty();
    }

    private List<JsonNode> events(String type) {
        JsonNode all = tierline.get("/api/v1/escalations/" + key + "/timeline", "tina");
        return StreamSupport.stream((all.has("events") ? all.get("events") : all).spliterator(), false)
                .filter(event -> event.path("type").asText().equals(type))
                .toList();
    }
}
