package io.tierline.api.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import io.tierline.api.ApiTest;
import io.tierline.api.Examples;
import io.tierline.cases.Case.State;
import io.tierline.cases.Fact;
import io.tierline.cases.events.IntakeEvents.PolicyPinned;
import io.tierline.cases.events.MessageEvents.PublicUpdate;
import io.tierline.cases.events.VerdictEvents.Met;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.ResultActions;

/** What happens elsewhere comes in: it is checked, fits or is refused, and is done once. */
class EventControllerTest extends ApiTest {

    @Test
    void an_event_stands_in_the_ledger_under_the_callers_name() throws Exception {
        String key = opened();

        happens(key, Examples.UPDATE)
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.key").value(key))
                .andExpect(jsonPath("$.type").value("public-update"))
                .andExpect(jsonPath("$.actor").value("cleo"))
                .andExpect(jsonPath("$.seq").isNumber())
                .andExpect(jsonPath("$.learnedAt").value("2026-03-11T09:00:00Z"))
                .andExpect(jsonPath("$.texts.text").value(containsString("every 2 hours")));
        assertThat(desk.ledger(key, Met.class))
                .extracting(event -> Fact.text(event, "clock"))
                .contains("first-response");
    }

    @Test
    void a_reply_counts_from_when_it_was_however_late_it_is_sent() throws Exception {
        String key = opened("1", "Slow", "P4", "performance", "Beta");
        clock.advance(Duration.ofHours(2));

        happens(key, "{\"type\": \"customer-replied\", \"at\": \"2026-03-11T10:30:00+01:00\", \"text\": \"Still.\"}")
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.actor").value("customer"))
                .andExpect(jsonPath("$.facts.enteredBy").value("cleo"))
                .andExpect(jsonPath("$.happenedAt").value("2026-03-11T09:30:00Z"))
                .andExpect(jsonPath("$.learnedAt").value("2026-03-11T11:00:00Z"));
    }

    @Test
    void nobody_acts_in_anothers_name() throws Exception {
        String key = opened();

        happens(key, "{\"type\": \"internal-note\", \"actor\": \"theo\", \"text\": \"Seen before.\"}")
                .andExpect(jsonPath("$.actor").value("cleo"))
                .andExpect(jsonPath("$.facts.onBehalfOf").value("theo"));
        for (String actor : List.of("tierline", "customer", "Theo Tier", "theo@desk.example")) {
            happens(key, "{\"type\": \"internal-note\", \"text\": \"x\", \"actor\": \"" + actor + "\"}")
                    .andExpect(status().isBadRequest())
                    .andExpect(jsonPath("$.errors[*].field").value(contains("actor")));
        }
    }

    @Test
    void the_same_idempotency_key_has_one_effect() throws Exception {
        String key = opened();
        int before = desk.ledger(key).size();

        MockHttpServletResponse first = keyed(key, "zendesk-1", Examples.UPDATE)
                .andExpect(status().isCreated())
                .andReturn()
                .getResponse();
        keyed(key, "zendesk-1", Examples.UPDATE)
                .andExpect(status().isOk())
                .andExpect(content().json(first.getContentAsString()));
        keyed(key, "zendesk-1", Examples.FIXED)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type").value("urn:tierline:problem:idempotency-key-reused"));
        keyed(key, "zendesk-2", Examples.UPDATE).andExpect(status().isCreated());
        keyed(key, " ", Examples.UPDATE)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].field").value("Idempotency-Key"));

        assertThat(desk.ledger(key, PublicUpdate.class)).hasSize(2);
        assertThat(desk.ledger(key).size()).isGreaterThan(before);
    }

    @Test
    void a_repeated_call_is_answered_even_where_the_event_fits_no_more() throws Exception {
        String key = opened();
        String withdrawn = "{\"type\": \"withdrawn\", \"as\": \"cancelled\", \"reason\": \"Sent by mistake.\"}";

        keyed(key, "w", withdrawn).andExpect(status().isCreated());
        keyed(key, "w", withdrawn).andExpect(status().isOk());
        happens(key, withdrawn).andExpect(status().isConflict());
    }

    @Test
    void five_identical_events_at_once_have_one_effect() throws Exception {
        String key = opened();

        List<MockHttpServletResponse> answers = TicketControllerTest.atOnce(
                5, () -> send(key, "once", Examples.UPDATE).andReturn().getResponse());

        assertThat(answers)
                .extracting(MockHttpServletResponse::getStatus)
                .containsOnlyOnce(201)
                .containsOnly(200, 201);
        assertThat(desk.ledger(key, PublicUpdate.class)).hasSize(1);
    }

    @Test
    void all_wrong_fields_are_named_at_once() throws Exception {
        String key = opened();

        happens(
                        key,
                        """
                        {"type": "priority-changed", "at": "2026-03-11T09:06:00Z", "to": "P0", "tex": "typo",
                         "text": "not of this type"}""")
                .andExpect(status().isBadRequest())
                .andExpect(
                        jsonPath("$.errors[*].field").value(containsInAnyOrder("at", "to", "reason", "tex", "text")));
        happens(key, "{\"type\": \"breached\", \"at\": \"yesterday\"}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[*].field").value(containsInAnyOrder("type", "at")));
        happens(key, "{\"type\": \"facts-changed\"}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].message").value(containsString("affectedUsers")));
        happens(key, "{\"type\": \"internal-note\", \"text\": \"x\", \"at\": \"2026-03-11T08:59:59Z\"}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].message").value(containsString("before the case opened")));
    }

    @Test
    void a_clock_that_is_a_little_ahead_counts_as_now() throws Exception {
        happens(opened(), "{\"type\": \"internal-note\", \"text\": \"x\", \"at\": \"2026-03-11T09:05:00Z\"}")
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.happenedAt").value("2026-03-11T09:00:00Z"));
    }

    @Test
    void where_the_customer_is_changes_in_the_words_of_a_ticket() throws Exception {
        String key = opened();

        happens(key, "{\"type\": \"facts-changed\", \"region\": \"Europe!\"}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[*].field").value(contains("region")));
        happens(key, "{\"type\": \"facts-changed\", \"region\": \"emea\"}")
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.facts.region").value("emea"));
        happens(key, "{\"type\": \"facts-changed\", \"affectedUsers\": 40}").andExpect(status().isCreated());

        assertThat(desk.caseFile(key).region()).isEqualTo("emea");
    }

    @Test
    void an_older_change_that_arrives_later_overwrites_nothing() throws Exception {
        String key = opened("8", "Slow", "P3", "performance", "Gamma");
        clock.advance(Duration.ofMinutes(3));
        happens(key, "{\"type\": \"priority-changed\", \"to\": \"P1\", \"reason\": \"All are down.\"}")
                .andExpect(status().isCreated());

        happens(
                        key,
                        """
                        {"type": "priority-changed", "to": "P4", "reason": "A question only.",
                         "at": "2026-03-11T09:02:15Z"}""")
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.reason").value("overtaken"))
                .andExpect(jsonPath("$.detail").value(containsString("the newer change stays")));
        assertThat(desk.caseFile(key).priority()).isEqualTo("P1");
    }

    @Test
    void priority_and_facts_change_and_it_is_acknowledged() throws Exception {
        String key = opened("7", "Slow", "P3", "performance", "Beta");

        happens(key, Examples.PRIORITY)
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.facts.from").value("P3"))
                .andExpect(jsonPath("$.facts.to").value("P1"))
                .andExpect(jsonPath("$.texts.reason").isNotEmpty());
        happens(key, Examples.PRIORITY).andExpect(status().isConflict());
        happens(key, "{\"type\": \"acknowledged\"}")
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.facts.hop").value(1))
                .andExpect(jsonPath("$.facts.tier").value("tier1"));
        happens(key, "{\"type\": \"acknowledged\"}").andExpect(status().isConflict());
        happens(key, "{\"type\": \"facts-changed\", \"affectedUsers\": 40, \"component\": \"search\"}")
                .andExpect(status().isCreated());
        happens(key, "{\"type\": \"linked-to-problem\", \"problem\": \"PRB-7\"}")
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.detail").value(containsString("There is no problem PRB-7")));
        String problem = JsonPath.read(
                send("/api/v1/problems", "{\"title\": \"The sync drops fields\"}")
                        .andExpect(status().isCreated())
                        .andReturn()
                        .getResponse()
                        .getContentAsString(),
                "$.key");
        happens(key, "{\"type\": \"linked-to-problem\", \"problem\": \"" + problem + "\"}")
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.facts.problem").value(problem));
        happens(key, "{\"type\": \"unlinked-from-problem\", \"problem\": \"" + problem + "\"}")
                .andExpect(status().isCreated());
        happens(key, "{\"type\": \"unlinked-from-problem\", \"problem\": \"" + problem + "\"}")
                .andExpect(status().isConflict());

        happens(key, "{\"type\": \"manager-needed\"}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].field").value("reason"));
        happens(key, "{\"type\": \"manager-needed\", \"reason\": \"They speak of leaving us.\"}")
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.facts.askedBy").value("cleo"));
        happens(key, "{\"type\": \"manager-needed\", \"reason\": \"Now.\"}").andExpect(status().isConflict());

        assertThat(desk.ledger(key, PolicyPinned.class)).hasSize(2);
        assertThat(desk.caseFile(key).priority()).isEqualTo("P1");
        assertThat(desk.caseFile(key).affectedUsers()).isEqualTo(40);
        assertThat(desk.caseFile(key).component()).isEqualTo("search");
    }

    @Test
    void a_fix_from_elsewhere_ends_the_levels_work() throws Exception {
        String key = opened();

        happens(key, Examples.FIXED)
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.facts.by").value("PROJ-42"));
        assertThat(desk.openTasks(key)).contains("explain-resolution").doesNotContain("work-on-case");
    }

    @Test
    void a_merged_case_ends_and_says_where_it_went() throws Exception {
        String other = opened("1", "Outage", "P2", "integration", "Acme");
        String key = opened("2", "Outage too", "P2", "integration", "Acme");

        happens(key, "{\"type\": \"merged-into\", \"into\": \"ESC-2026-999999\"}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[*].field").value(contains("into")));
        happens(key, "{\"type\": \"merged-into\", \"into\": \"" + key + "\"}").andExpect(status().isBadRequest());
        happens(key, "{\"type\": \"merged-into\", \"into\": \"" + other + "\"}")
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.type").value("withdrawn"))
                .andExpect(jsonPath("$.facts.as").value("merged"));
        assertThat(desk.caseFile(key).state()).isEqualTo(State.WITHDRAWN);
        assertThat(desk.openTasks(key)).isEmpty();
        happens(key, Examples.REPLY.replace("2026-03-02T10:12:00Z", "2026-03-11T09:00:00Z"))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.key").value(other))
                .andExpect(jsonPath("$.facts.writtenTo").value(key));
        happens(other, "{\"type\": \"merged-into\", \"into\": \"" + key + "\"}")
                .andExpect(status().isConflict())
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.type").value("urn:tierline:problem:does-not-fit"))
                .andExpect(jsonPath("$.detail").value(containsString("itself merged into " + other)));
        read("/api/v1/escalations/{key}", key)
                .andExpect(jsonPath("$.goesOnIn").value(other))
                .andExpect(jsonPath("$.related[0].as").value("merged"));
        read("/api/v1/escalations/{key}", other)
                .andExpect(jsonPath("$.related[0].key").value(key))
                .andExpect(jsonPath("$.related[0].earlier").value(true))
                .andExpect(jsonPath("$.related[0].title").value("Outage too"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\": \"reopened\", \"text\": \"Not fixed.\"}",
                "{\"type\": \"customer-confirmed\"}",
            })
    void what_does_not_fit_an_open_case_is_refused(String body) throws Exception {
        String key = opened();
        int before = desk.ledger(key).size();

        happens(key, body).andExpect(status().isConflict());

        assertThat(desk.ledger(key)).hasSize(before);
    }

    @ParameterizedTest
    @CsvSource({"/api/v1/escalations/ESC-2026-000099/events", "/api/v1/escalations/nonsense/events"})
    void an_unknown_case_is_404(String path) throws Exception {
        send(path, Examples.UPDATE)
                .andExpect(status().isNotFound())
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.type").value("urn:tierline:problem:unknown-case"));
    }

    private ResultActions keyed(String key, String idempotencyKey, String body) throws Exception {
        ResultActions answer = send(key, idempotencyKey, body);
        desk.settle();
        return answer;
    }

    private ResultActions send(String key, String idempotencyKey, String body) throws Exception {
        return mvc.perform(post("/api/v1/escalations/" + key + "/events")
                .with(CLEO)
                .header("Idempotency-Key", idempotencyKey)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body));
    }
}
