package io.tierline.connectors.webhooks;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.standardwebhooks.Webhook;
import io.cloudevents.CloudEvent;
import io.cloudevents.jackson.JsonFormat;
import io.tierline.TierlineTest;
import io.tierline.cases.NewEvent;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.IntakeEvents.InternalNote;
import io.tierline.cases.events.IntakeEvents.PlanChanged;
import io.tierline.cases.events.MessageEvents.MessageFailed;
import io.tierline.connectors.http.InvalidConnectorException;
import io.tierline.process.CaseDesk;
import io.tierline.process.model.DeliverMessageProcess;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Behaviour 29 for subscribers: nothing lost, at least once, always the same id, in the order of the ledger. */
class WebhooksOutTest extends TierlineTest {

    @Autowired
    private CaseDesk cases;

    @Autowired
    private ManagementService management;

    @Autowired
    private RuntimeService runtime;

    private String key;

    @BeforeEach
    void aCase() {
        TestSubscriber.willing();
        key = desk.receive();
    }

    @AfterAll
    static void leaveItWilling() {
        TestSubscriber.willing();
    }

    @Test
    void an_event_leaves_as_a_signed_cloud_event_without_personal_data() throws Exception {
        desk.happens(key, plan("business"));

        LoggedRequest request = requests().get(0);
        String body = request.getBodyAsString();
        assertThat(request.getHeader("Content-Type")).isEqualTo("application/cloudevents+json");
        CloudEvent event = new JsonFormat().deserialize(body.getBytes(StandardCharsets.UTF_8));
        int seq = desk.ledger(key, PlanChanged.class).get(0).seq();
        assertThat(event.getId()).isEqualTo(key + "-" + seq).isEqualTo(request.getHeader("webhook-id"));
        assertThat(event.getType()).isEqualTo("io.tierline.plan-changed");
        assertThat(event.getSubject()).isEqualTo(key);
        assertThat(event.getSource()).hasToString("https://desk.example.com/api/v1/escalations");
        assertThat(event.getTime().toInstant()).isEqualTo(clock.instant());
        assertThat(new String(event.getData().toBytes(), StandardCharsets.UTF_8))
                .contains("\"to\":\"business\"");
        assertThat(body).doesNotContain("Hanna", "secret words");

        long timestamp = clock.instant().getEpochSecond();
        assertThat(request.getHeader("webhook-timestamp")).isEqualTo(String.valueOf(timestamp));
        assertThat(request.getHeader("webhook-signature").split(" "))
                .containsExactly(
                        new Webhook(TestSubscriber.NEW_SECRET).sign(event.getId(), timestamp, body),
                        new Webhook(TestSubscriber.OLD_SECRET).sign(event.getId(), timestamp, body));
        assertThat(request.getHeader("Authorization")).isNull();
    }

    @Test
    void only_what_is_wanted_leaves_each_once_and_in_order() {
        desk.happens(key, plan("business"));
        desk.happens(key, NewEvent.of(new InternalNote(), "tina").withText(EventText.TEXT, "x"));
        cases.act(key, plan("starter"));
        cases.act(key, plan("enterprise"));
        desk.settle();

        assertThat(ids()).hasSize(3).doesNotHaveDuplicates();
        assertThat(ids()).containsExactlyElementsOf(expected());
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void trouble_loses_nothing_and_keeps_the_order(ResponseDefinitionBuilder trouble) {
        TestSubscriber.server()
                .stubFor(post("/events")
                        .inScenario("trouble")
                        .whenScenarioStateIs(STARTED)
                        .willSetStateTo("over")
                        .willReturn(trouble));
        TestSubscriber.server()
                .stubFor(post("/events")
                        .inScenario("trouble")
                        .whenScenarioStateIs("over")
                        .willReturn(aResponse().withStatus(200)));
        cases.act(key, plan("business"));
        attempts();
        cases.act(key, plan("starter"));
        clock.advance(Duration.ofMinutes(5));
        attempts();
        attempts();

        assertThat(taken()).as("each taken once, by its id").containsExactlyElementsOf(expected());
        assertThat(ids()).hasSize(3).startsWith(expected().get(0), expected().get(0));
    }

    static Stream<ResponseDefinitionBuilder> troubles() {
        return Stream.of(
                aResponse().withStatus(429).withHeader("Retry-After", "120"),
                aResponse().withStatus(500),
                aResponse().withStatus(410),
                aResponse().withStatus(302).withHeader("Location", TestSubscriber.url() + "/elsewhere"),
                aResponse().withStatus(200).withFixedDelay(3_000),
                aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
                aResponse().withStatus(200).withBody("x".repeat(1000)).withFault(Fault.MALFORMED_RESPONSE_CHUNK),
                aResponse().withFault(Fault.EMPTY_RESPONSE));
    }

    @Test
    void a_redirect_is_not_followed() {
        TestSubscriber.server()
                .stubFor(post("/events").willReturn(aResponse().withStatus(307).withHeader("Location", "/elsewhere")));
        TestSubscriber.server()
                .stubFor(any(urlEqualTo("/elsewhere")).willReturn(aResponse().withStatus(200)));
        cases.act(key, plan("business"));
        attempts();
        assertThat(TestSubscriber.server().findAll(postRequestedFor(urlEqualTo("/elsewhere"))))
                .isEmpty();
    }

    @Test
    void trouble_that_lasts_is_an_incident_and_the_case_goes_on() {
        TestSubscriber.server().stubFor(post("/events").willReturn(aResponse().withStatus(410)));
        cases.act(key, plan("business"));
        for (int i = 0; i < 12; i++) {
            attempts();
            clock.advance(Duration.ofHours(1));
        }
        assertThat(runtime.createIncidentQuery().count()).isEqualTo(1);
        assertThat(desk.runs(key, "escalation")).isTrue();
        assertThat(desk.ledger(key, MessageFailed.class)).isEmpty();

        // Back again, and an operator increments the retries: what waited goes out, in order.
        TestSubscriber.server().stubFor(post("/events").willReturn(aResponse().withStatus(200)));
        cases.act(key, plan("starter"));
        clock.advance(Duration.ofMinutes(2));
        management.createJobQuery().noRetriesLeft().list().forEach(job -> management.setJobRetries(job.getId(), 1));
        attempts();
        assertThat(taken()).containsExactlyElementsOf(expected());
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-such-event", "Plan-Changed"})
    void a_type_that_is_none_is_named_at_start(String type) {
        assertThatThrownBy(() -> new Subscription("audit", null, List.of(), Set.of(type)))
                .isInstanceOf(InvalidConnectorException.class)
                .hasMessageContaining("tierline.webhooks.out.audit.types")
                .hasMessageContaining(type);
    }

    private static NewEvent plan(String to) {
        return NewEvent.of(new PlanChanged(null, to), "mona").withText(EventText.TEXT, "secret words");
    }

    /** Every delivery that is due is tried, and may fail. */
    private void attempts() {
        desk.sendMessages();
        for (Job job : management
                .createJobQuery()
                .processDefinitionKey(DeliverMessageProcess.KEY)
                .withRetriesLeft()
                .duedateLowerThan(java.util.Date.from(clock.instant().plusMillis(1)))
                .list()) {
            try {
                management.executeJob(job.getId());
            } catch (RuntimeException e) {
                // Tried again later.
            }
        }
    }

    private List<LoggedRequest> requests() {
        return TestSubscriber.server().findAll(postRequestedFor(urlEqualTo("/events")));
    }

    /** As they were sent. */
    private List<String> ids() {
        return requests().stream()
                .map(request -> request.getHeader("webhook-id"))
                .toList();
    }

    /** As a subscriber that knows ids again has them. */
    private List<String> taken() {
        return ids().stream().distinct().toList();
    }

    private List<String> expected() {
        return desk.ledger(key, PlanChanged.class).stream()
                .map(event -> key + "-" + event.seq())
                .toList();
    }
}
