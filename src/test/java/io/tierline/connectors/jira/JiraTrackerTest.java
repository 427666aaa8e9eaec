package io.tierline.connectors.jira;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.tierline.cases.Reference;
import io.tierline.connectors.http.Strict;
import io.tierline.connectors.http.VendorHttp;
import io.tierline.notifications.DeliveryFailedException;
import io.tierline.notifications.DeliveryFailedException.Kind;
import io.tierline.notifications.Exchange;
import io.tierline.notifications.SettableClock;
import io.tierline.process.EngineeringTracker.Issue;
import io.tierline.process.EngineeringTracker.News;
import io.tierline.process.EngineeringTracker.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our requests against a Jira that refuses what Jira's own description refuses. */
class JiraTrackerTest {

    /** Read once: the schema is large, and making it takes seconds. */
    private static final JsonSchema ADF =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4).getSchema(Strict.read("adf-full.schema.json"));

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TEXT =
            """
            ESC-2026-000001 is with Engineering now: {x} [y] !z!

            Error logs:
              at io.acme.Sync(12)
            HTTP 400: {noformat}

            Steps to reproduce:
            Open Integrations.
            Sync now.
            """;

    @RegisterExtension
    private static final WireMockExtension JIRA = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig()
                    .dynamicPort()
                    .extensions(new Strict(
                            "jira-cloud.json", url -> url.replace("/rest/api/2/search", "/rest/api/3/search/jql")
                                    .replace("/rest/api/2/", "/rest/api/3/"))))
            .build();

    private final List<Exchange> kept = new ArrayList<>();
    private final SettableClock clock = new SettableClock();
    private final JiraTracker cloud = tracker(settings("cloud", Map.of("resolved", "Done")));

    static JiraSettings settings(String edition, Map<String, String> transitions) {
        return new JiraSettings(
                JIRA.baseUrl(),
                edition,
                edition.equals("cloud") ? "bot@example.com" : null,
                "very-secret-token",
                "ENG",
                "Bug",
                "Highest",
                List.of("customer escalation"),
                List.of("hook-secret"),
                Set.of("internal-notes"),
                Map.of(),
                transitions);
    }

    private JiraTracker tracker(JiraSettings settings) {
        VendorHttp http = new VendorHttp(
                settings.vendor().within(Duration.ofSeconds(2), Duration.ofMillis(700)), kept::add, clock);
        return new JiraTracker(
                settings,
                new JiraClient(settings, http),
                io.tierline.notifications.PublicUrls.of("https://desk.example.com"));
    }

    private static Issue issue() {
        return new Issue(
                7,
                "ESC-2026-000001",
                "esc-ESC-2026-000001",
                "[ESC-2026-000001] Escalated:\n sync",
                List.of("P1"),
                TEXT);
    }

    private void nothingFound() {
        JIRA.stubFor(post(urlEqualTo("/rest/api/3/search/jql")).willReturn(okJson("{\"issues\": []}")));
        JIRA.stubFor(post(urlEqualTo("/rest/api/3/issue"))
                .willReturn(okJson("{\"id\": \"10001\", \"key\": \"ENG-42\"}").withStatus(201)));
        JIRA.stubFor(post(urlEqualTo("/rest/api/3/issue/ENG-42/remotelink"))
                .willReturn(okJson("{\"id\": 1}").withStatus(201)));
    }

    @Test
    void an_issue_is_opened_with_labels_context_and_a_link_back() throws Exception {
        nothingFound();

        assertThat(cloud.open(issue())).isEqualTo(new Reference("jira", "ENG-42", JIRA.baseUrl() + "/browse/ENG-42"));

        JsonNode fields = body("/rest/api/3/issue").get("fields");
        assertThat(fields.get("summary").asText()).isEqualTo("[ESC-2026-000001] Escalated: sync");
        assertThat(fields.get("priority").get("name").asText()).isEqualTo("Highest");
        assertThat(fields.get("labels"))
                .extracting(JsonNode::asText)
                .containsExactly("P1", "esc-ESC-2026-000001", "customer-escalation");
        isAdf(fields.get("description"));
        assertThat(fields.get("description").findValuesAsText("type"))
                .contains("heading", "codeBlock", "paragraph", "hardBreak");
        assertThat(body("/rest/api/3/search/jql").get("jql").asText())
                .isEqualTo("project = \"ENG\" AND labels = \"esc-ESC-2026-000001\" ORDER BY created ASC");
        JsonNode link = body("/rest/api/3/issue/ENG-42/remotelink");
        assertThat(link.get("globalId").asText()).isEqualTo("tierline=ESC-2026-000001");
        JIRA.verify(postRequestedFor(urlEqualTo("/rest/api/3/issue"))
                .withHeader("Authorization", equalTo("Basic Ym90QGV4YW1wbGUuY29tOnZlcnktc2VjcmV0LXRva2Vu")));
        assertThat(kept).hasSize(3).allSatisfy(exchange -> assertThat(exchange.toString())
                .doesNotContain("very-secret-token", "Ym90QGV4"));
    }

    @Test
    void the_double_refuses_what_jira_refuses() throws Exception {
        nothingFound();
        VendorHttp http = new VendorHttp(settings("cloud", Map.of()).vendor(), kept::add, clock);
        assertThat(http.ask(io.tierline.connectors.http.VendorRequest.post("/rest/api/3/search/jql")
                                .json(Map.of("jql", 12)))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void an_issue_that_an_earlier_attempt_opened_is_found_and_none_is_opened() throws Exception {
        nothingFound();
        JIRA.stubFor(post(urlEqualTo("/rest/api/3/search/jql"))
                .willReturn(okJson("{\"issues\": [{\"id\": \"10001\", \"key\": \"ENG-42\"}]}")));

        assertThat(cloud.open(issue()).ref()).isEqualTo("ENG-42");
        JIRA.verify(0, postRequestedFor(urlEqualTo("/rest/api/3/issue")));
        JIRA.verify(1, postRequestedFor(urlEqualTo("/rest/api/3/issue/ENG-42/remotelink")));
    }

    @Test
    void an_answer_that_is_lost_after_jira_acted_is_uncertain_and_the_next_attempt_looks() {
        nothingFound();
        JIRA.stubFor(post(urlEqualTo("/rest/api/3/issue"))
                .willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
        assertThat(fails().kind()).isEqualTo(Kind.UNKNOWN);

        JIRA.stubFor(post(urlEqualTo("/rest/api/3/issue"))
                .willReturn(aResponse().withStatus(201).withFault(Fault.MALFORMED_RESPONSE_CHUNK)));
        assertThat(fails().kind()).isEqualTo(Kind.UNKNOWN);
    }

    @Test
    void too_many_requests_a_failure_and_silence_are_told_apart() {
        nothingFound();
        JIRA.stubFor(
                post(urlEqualTo("/rest/api/3/issue")).willReturn(status(429).withHeader("Retry-After", "17")));
        assertThat(fails().retryAfter()).contains(Duration.ofSeconds(17));

        JIRA.stubFor(post(urlEqualTo("/rest/api/3/issue")).willReturn(status(500)));
        assertThat(fails().kind()).isEqualTo(Kind.UNKNOWN);

        JIRA.stubFor(
                post(urlEqualTo("/rest/api/3/issue")).willReturn(okJson("{}").withFixedDelay(30_000)));
        assertThat(fails().kind()).isEqualTo(Kind.UNKNOWN);

        JIRA.stubFor(post(urlEqualTo("/rest/api/3/search/jql")).willReturn(status(500)));
        assertThat(fails().kind()).as("looking does no harm").isEqualTo(Kind.NOT_ACCEPTED);
    }

    @Test
    void a_jira_that_forbids_links_has_its_issue_all_the_same() throws Exception {
        nothingFound();
        JIRA.stubFor(post(urlEqualTo("/rest/api/3/issue/ENG-42/remotelink")).willReturn(status(403)));

        assertThat(cloud.open(issue()).ref()).isEqualTo("ENG-42");
    }

    @Test
    void data_center_speaks_version_2_and_wiki_text() throws Exception {
        JIRA.stubFor(post(urlEqualTo("/rest/api/2/search")).willReturn(okJson("{\"issues\": []}")));
        JIRA.stubFor(post(urlEqualTo("/rest/api/2/issue")).willReturn(okJson("{\"key\": \"ENG-42\"}")));
        JIRA.stubFor(post(urlEqualTo("/rest/api/2/issue/ENG-42/remotelink")).willReturn(okJson("{}")));

        tracker(settings("data-center", Map.of())).open(issue());

        assertThat(body("/rest/api/2/issue").get("fields").get("description").asText())
                .isEqualTo(
                        """
                        ESC-2026-000001 is with Engineering now: \\{x\\} \\[y\\] \\!z\\!

                        h3. Error logs

                        {noformat}
                          at io.acme.Sync(12)
                        HTTP 400: { noformat }
                        {noformat}

                        h3. Steps to reproduce

                        Open Integrations.
                        Sync now.""");
        JIRA.verify(postRequestedFor(urlEqualTo("/rest/api/2/issue"))
                .withHeader("Authorization", equalTo("Bearer very-secret-token")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", ":", "a:\n\n\nb:", "Logs:\n\n\n", "\u0001", "a\r\nb\r\n\r\nc"})
    void whatever_is_written_is_a_valid_document(String text) {
        isAdf(JSON.valueToTree(Adf.of(text)));
        isAdf(JSON.valueToTree(Adf.of(text.repeat(40_000))));
        assertThat(WikiText.of(text)).isNotBlank();
    }

    @Test
    void news_become_a_comment_once_and_move_the_issue() throws Exception {
        JIRA.stubFor(get(urlPathEqualTo("/rest/api/3/issue/ENG-42"))
                .willReturn(okJson("{\"fields\": {\"comment\": {\"comments\": []}}}")));
        JIRA.stubFor(post(urlEqualTo("/rest/api/3/issue/ENG-42/comment"))
                .willReturn(okJson("{\"id\": \"1\"}").withStatus(201)));
        JIRA.stubFor(get(urlEqualTo("/rest/api/3/issue/ENG-42/transitions"))
                .willReturn(okJson("{\"transitions\": [{\"id\": \"31\", \"to\": {\"name\": \"done\"}}]}")));
        JIRA.stubFor(post(urlEqualTo("/rest/api/3/issue/ENG-42/transitions")).willReturn(status(204)));
        News news = new News(9, "ENG-42", Topic.RESOLVED, "Resolved in Tierline by erin\n\nHotfix 1.\n");

        cloud.tell(news);
        isAdf(body("/rest/api/3/issue/ENG-42/comment").get("body"));
        assertThat(body("/rest/api/3/issue/ENG-42/transitions")
                        .get("transition")
                        .get("id")
                        .asText())
                .isEqualTo("31");

        // Once more, after an attempt whose answer was lost.
        JIRA.stubFor(get(urlPathEqualTo("/rest/api/3/issue/ENG-42"))
                .willReturn(okJson("{\"fields\": {\"comment\": {\"comments\": [{\"body\": "
                        + body("/rest/api/3/issue/ENG-42/comment").get("body") + "}]}}}")));
        JIRA.stubFor(
                get(urlEqualTo("/rest/api/3/issue/ENG-42/transitions")).willReturn(okJson("{\"transitions\": []}")));
        cloud.tell(news);
        JIRA.verify(1, postRequestedFor(urlEqualTo("/rest/api/3/issue/ENG-42/comment")));
        JIRA.verify(1, postRequestedFor(urlEqualTo("/rest/api/3/issue/ENG-42/transitions")));
    }

    @Test
    void what_is_told_is_configured() {
        assertThat(cloud.wants(Topic.INTERNAL_NOTE)).isTrue();
        assertThat(cloud.wants(Topic.CUSTOMER_REPLY)).isFalse();
        assertThat(cloud.wants(Topic.RESOLVED)).isTrue();
    }

    @Test
    void a_wrong_configuration_is_named() {
        assertThatThrownBy(() -> settings("cloud", Map.of("solved", "Done")))
                .hasMessage("tierline.jira.transitions has 'solved', which means nothing.");
        assertThatThrownBy(() -> new JiraSettings(
                        "http://jira.example.com",
                        null,
                        null,
                        "t",
                        "ENG",
                        "Bug",
                        "",
                        List.of(),
                        List.of(),
                        Set.of(),
                        Map.of(),
                        Map.of()))
                .hasMessageContaining("tierline.jira.url");
        assertThatThrownBy(() -> new JiraSettings(
                        "https://x.atlassian.net",
                        null,
                        null,
                        "t",
                        "ENG",
                        "Bug",
                        "",
                        List.of(),
                        List.of(),
                        Set.of(),
                        Map.of(),
                        Map.of()))
                .hasMessage("tierline.jira.user is not set.");
    }

    private DeliveryFailedException fails() {
        return catchThrowableOfType(DeliveryFailedException.class, () -> cloud.open(issue()));
    }

    private static JsonNode body(String path) throws Exception {
        return JSON.readTree(
                JIRA.findAll(postRequestedFor(urlEqualTo(path))).get(0).getBodyAsString());
    }

    private static void isAdf(JsonNode document) {
        assertThat(ADF.validate(document)).isEmpty();
    }
}
