package io.tierline.stories;

import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.tierline.TierlineTest;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.Fact;
import io.tierline.cases.NewEvent;
import io.tierline.cases.Reference;
import io.tierline.cases.References;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.IntakeEvents.CustomerReplied;
import io.tierline.cases.events.IntakeEvents.InternalNote;
import io.tierline.cases.events.OversightEvents.ManagerNeeded;
import io.tierline.cases.events.Provenance;
import io.tierline.cases.events.WorkEvents.Fixed;
import io.tierline.connectors.jira.JiraAtHand;
import io.tierline.inbox.Signature;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;

/** Engineering works in Jira, everybody else in Tierline: each hears what the other does. */
class JiraTest extends TierlineTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Autowired
    private JiraAtHand.Switch tracker;

    @Autowired
    private References references;

    @LocalServerPort
    private int port;

    private WireMockServer jira;
    private int changes;

    @BeforeEach
    void jira() {
        jira = tracker.on();
    }

    @AfterEach
    void log() {
        tracker.off();
    }

    @Test
    void the_issue_is_opened_and_the_case_keeps_its_name() throws Exception {
        String key = Journeys.atEngineering(desk);

        assertThat(references.of(key)).contains(new Reference("jira", "ENG-42", jira.baseUrl() + "/browse/ENG-42"));
        assertThat(desk.caseFile(key).issue()).isEqualTo("ENG-42");
        jira.verify(1, postRequestedFor(urlEqualTo("/rest/api/3/issue")).withRequestBody(containing("INVALID_FIELD")));
        assertThat(ask(HttpRequest.newBuilder(api("escalations/" + key + "/deliveries"))
                        .GET()))
                .contains("\"vendor\":\"jira\"", "/rest/api/3/search/jql", "\"status\":201", "INVALID_FIELD")
                .doesNotContain("very-secret-token", "exchanges\":null");
    }

    @Test
    void a_jira_that_is_down_holds_nobody_back_and_has_its_issue_once_it_is_up() {
        jira.stubFor(
                post(urlEqualTo("/rest/api/3/issue")).willReturn(status(429).withHeader("Retry-After", "600")));
        String key = Journeys.atEngineering(desk);
        assertThat(desk.openTasks(key)).contains("work-on-case");
        assertThat(desk.caseFile(key).issue()).isNull();

        jira.stubFor(post(urlEqualTo("/rest/api/3/issue"))
                .willReturn(okJson("{\"id\": \"10001\", \"key\": \"ENG-42\"}").withStatus(201)));
        desk.pass(Duration.ofMinutes(9));
        assertThat(desk.caseFile(key).issue()).isNull();
        desk.pass(Duration.ofMinutes(1));
        assertThat(desk.caseFile(key).issue()).isEqualTo("ENG-42");
    }

    @Test
    void done_in_jira_moves_engineerings_step_on() throws Exception {
        String key = Journeys.atEngineering(desk);
        assertThat(changed("Done", "somebody").statusCode()).isEqualTo(200);
        desk.settle();

        assertThat(desk.openTasks(key)).contains("explain-resolution").doesNotContain("work-on-case");
        assertThat(desk.ledger(key, Fixed.class)).singleElement().returns("jira", CaseEvent::actor);
        jira.verify(0, postRequestedFor(urlEqualTo("/rest/api/3/issue/ENG-42/comment")));
    }

    @Test
    void five_identical_calls_are_one_act() throws Exception {
        String key = Journeys.atEngineering(desk);
        String body = news("Done", "somebody", clock.instant());
        for (int i = 0; i < 5; i++) {
            assertThat(call(body, SIGNED).statusCode()).isEqualTo(200);
        }
        desk.settle();
        assertThat(desk.ledger(key, Fixed.class)).hasSize(1);
    }

    @Test
    void what_we_did_ourselves_does_not_come_back_in() throws Exception {
        String key = Journeys.atEngineering(desk);
        changed("Done", "our-own-account");
        desk.settle();
        assertThat(desk.ledger(key, Fixed.class)).isEmpty();
    }

    @Test
    void reopened_in_jira_brings_the_case_back_to_engineering() throws Exception {
        String key = Journeys.atEngineering(desk);
        changed("Done", "somebody");
        desk.settle();
        clock.set(clock.instant().plusSeconds(60));
        changed("Reopened", "somebody");
        desk.settle();

        assertThat(desk.caseFile(key).tier()).isEqualTo("engineering");
        assertThat(desk.openTasks(key)).contains("work-on-case").doesNotContain("explain-resolution");
    }

    @Test
    void an_older_change_that_comes_late_is_noted_and_undoes_nothing() throws Exception {
        String key = Journeys.atEngineering(desk);
        Instant then = clock.instant();
        clock.set(then.plusSeconds(60));
        changed("Done", "somebody");
        desk.settle();
        call(news("Reopened", "somebody", then.plusSeconds(30)), SIGNED);
        desk.settle();

        assertThat(desk.openTasks(key)).contains("explain-resolution").doesNotContain("work-on-case");
    }

    @Test
    void what_engineering_will_not_do_is_for_a_manager_and_the_case_stays() throws Exception {
        String key = Journeys.atEngineering(desk);
        mail().purgeEmailFromAllMailboxes();
        changed("Won't Do", "somebody");
        desk.settle();

        assertThat(desk.openTasks(key)).contains("work-on-case");
        assertThat(desk.ledger(key, ManagerNeeded.class))
                .filteredOn(event -> "issue-declined".equals(Fact.text(event, "reason")))
                .hasSize(1);
        assertThat(Arrays.stream(mail().getReceivedMessages()).map(Mails::subject))
                .contains("[" + key + "] Engineering will not fix ENG-42");
    }

    @Test
    void notes_replies_and_the_end_of_engineerings_work_are_told_in_jira() {
        String key = Journeys.atEngineering(desk);
        desk.happens(key, NewEvent.of(new InternalNote(), "tina").withText(EventText.TEXT, "They use a proxy."));
        desk.happens(
                key,
                NewEvent.of(new CustomerReplied(), CaseEvent.CUSTOMER)
                        .from(Provenance.NONE.withChannel("email"))
                        .withText(EventText.TEXT, "Any news?"));
        desk.completes("erin", key, "work-on-case", Work.resolved());

        for (String text : new String[] {"They use a proxy.", "Any news?", "Hotfix 2026.3.1"}) {
            jira.verify(
                    1,
                    postRequestedFor(urlEqualTo("/rest/api/3/issue/ENG-42/comment"))
                            .withRequestBody(containing(text)));
        }
        jira.verify(1, postRequestedFor(urlEqualTo("/rest/api/3/issue/ENG-42/transitions")));
    }

    @Test
    void who_does_not_sign_is_turned_away() throws Exception {
        String key = Journeys.atEngineering(desk);
        String body = news("Done", "somebody", clock.instant());
        assertThat(call(body, null).statusCode()).isEqualTo(401);
        assertThat(call(body, "sha256=" + "0".repeat(64)).statusCode()).isEqualTo(401);
        assertThat(call(body, "sha1=" + "0".repeat(40)).statusCode()).isEqualTo(401);
        assertThat(call(body, "rubbish").statusCode()).isEqualTo(401);
        assertThat(call("x".repeat(1_100_000), SIGNED).statusCode()).isEqualTo(413);
        desk.settle();
        assertThat(desk.ledger(key, Fixed.class)).isEmpty();
    }

    @Test
    void signed_rubbish_and_unknown_types_harm_nobody() throws Exception {
        for (String body :
                new String[] {"Hello World!", "{}", "null", "[]", "{\"webhookEvent\": \"jira:new_thing\"}"}) {
            assertThat(call(body, SIGNED).statusCode()).as(body).isEqualTo(200);
        }
        desk.settle();
        String sample = new ClassPathResource("samples/jira-cloud-issue_updated.json")
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(call(sample, SIGNED).statusCode()).isEqualTo(200);
        desk.settle();
    }

    /** Published by Atlassian. */
    @Test
    void the_published_vector_is_right() {
        assertThat(sign("Hello World!"))
                .isEqualTo("sha256=a4771c39fbe90f317c7824e83ddef3caae9cb3d976c214ace1f2937e133263c9");
    }

    @Test
    void the_connection_is_checked_in_plain_words() throws Exception {
        assertThat(check()).contains("\"works\":true", "We are Tierline there, and can open issues in ENG.");

        jira.stubFor(get(urlEqualTo("/rest/api/3/issue/createmeta/ENG/issuetypes"))
                .willReturn(okJson("{\"issueTypes\": [{\"name\": \"Task\"}]}")));
        assertThat(check()).contains("\"works\":false", "no issue of the type 'Bug'", "it has Task");
        assertThat(check()).doesNotContain("very-secret-token");
    }

    private String check() throws Exception {
        return ask(HttpRequest.newBuilder(api("connectors/jira/check")).POST(HttpRequest.BodyPublishers.noBody()));
    }

    private URI api(String path) {
        return URI.create("http://localhost:" + port + "/api/v1/" + path);
    }

    private static String ask(HttpRequest.Builder request) throws Exception {
        String mona = Base64.getEncoder().encodeToString("mona:demo".getBytes(StandardCharsets.UTF_8));
        return HTTP.send(request.header("Authorization", "Basic " + mona).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static final String SIGNED = "signed";

    private HttpResponse<String> changed(String status, String account) throws Exception {
        return call(news(status, account, clock.instant()), SIGNED);
    }

    private String news(String status, String account, Instant at) {
        return """
               {"timestamp": %d, "webhookEvent": "jira:issue_updated", "user": {"accountId": "%s"},
                "issue": {"id": "10001", "key": "ENG-42", "fields": {"labels": ["P1"]}},
                "changelog": {"id": "%d", "items": [
                  {"field": "assignee", "toString": "Somebody"},
                  {"field": "status", "fromString": "To Do", "toString": "%s"}]}}"""
                .formatted(at.toEpochMilli(), account, 10_000 + ++changes, status);
    }

    private HttpResponse<String> call(String body, String signature) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/webhooks/jira"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (signature != null) {
            request.header("X-Hub-Signature", SIGNED.equals(signature) ? sign(body) : signature);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String sign(String body) {
        return "sha256="
                + HexFormat.of()
                        .formatHex(Signature.HMAC_SHA256.of(JiraAtHand.SECRET, body.getBytes(StandardCharsets.UTF_8)));
    }
}
