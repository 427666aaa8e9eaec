package io.tierline.api.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.tierline.api.ApiTest;
import io.tierline.api.Examples;
import io.tierline.cases.Case;
import io.tierline.cases.Fact;
import io.tierline.cases.events.EventText;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;

/** Tickets come in, once each, and what is wrong with one is said in one answer. */
class TicketControllerTest extends ApiTest {

    private static final String PROBLEM = MediaType.APPLICATION_PROBLEM_JSON_VALUE;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void a_ticket_opens_a_case() throws Exception {
        send(TICKETS, Examples.TICKET)
                .andExpect(status().isCreated())
                .andExpect(header().string("Location", "/api/v1/escalations/ESC-2026-000001"))
                .andExpect(jsonPath("$.key").value("ESC-2026-000001"))
                .andExpect(jsonPath("$.href").value("/api/v1/escalations/ESC-2026-000001"))
                .andExpect(jsonPath("$.statusUrl").doesNotExist());
        desk.settle();

        Case file = desk.caseFile("ESC-2026-000001");
        assertThat(file.tier()).isEqualTo("tier2");
        assertThat(file.customer()).isEqualTo("acme-corp");
        assertThat(file.plan()).isEqualTo("enterprise");
        // Free text is no fact: it can be erased.
        assertThat(Fact.all(desk.ledger("ESC-2026-000001").get(0)).toString()).doesNotContain("sf-prod-7781");
        assertThat(desk.texts("ESC-2026-000001").ticket().get(EventText.INTEGRATION_ID))
                .isEqualTo("sf-prod-7781");
        read("/api/v1/escalations/ESC-2026-000001")
                .andExpect(jsonPath("$.integrationId").value("sf-prod-7781"));
    }

    @Test
    void the_same_ticket_again_has_the_same_case() throws Exception {
        String first = send(TICKETS, Examples.TICKET).andReturn().getResponse().getContentAsString();

        send(TICKETS, Examples.TICKET)
                .andExpect(status().isOk())
                .andExpect(header().doesNotExist("Location"))
                .andExpect(content().json(first));
    }

    @Test
    void five_identical_deliveries_at_once_have_one_effect() throws Exception {
        List<MockHttpServletResponse> answers =
                atOnce(5, () -> send(TICKETS, Examples.TICKET).andReturn().getResponse());

        assertThat(answers)
                .extracting(MockHttpServletResponse::getStatus)
                .containsOnlyOnce(201)
                .containsOnly(200, 201);
        assertThat(answers)
                .extracting(answer -> answer.getContentAsString())
                .containsOnly(answers.get(0).getContentAsString());
        desk.settle();
        assertThat(count("case_file")).isEqualTo(1);
        assertThat(count("case_event where type = 'ticket-received'")).isEqualTo(1);
        assertThat(count("act_ru_execution where parent_id_ is null and super_exec_ is null and proc_def_key_ ="
                        + " 'escalation'"))
                .isEqualTo(1);
    }

    @Test
    void what_is_left_out_has_a_usual_value() throws Exception {
        String key = opened("1", "No login", "P3", "access", "Müller & Söhne");

        assertThat(desk.caseFile(key).impact()).isEqualTo("medium");
        assertThat(desk.caseFile(key).plan()).isEqualTo("starter");
        assertThat(desk.caseFile(key).customer()).isEqualTo("müller-söhne");
    }

    @Test
    void all_wrong_fields_are_named_at_once() throws Exception {
        send(
                        TICKETS,
                        """
                        {"source": "zen desk", "title": 7, "category": "integration", "priority": "urgent",
                         "affectedUsers": "many", "custommer": {"name": "Acme"}, "reporter": {"email": "helen"}}""")
                .andExpect(status().isBadRequest())
                .andExpect(content().contentType(PROBLEM))
                .andExpect(jsonPath("$.type").value("urn:tierline:problem:invalid-fields"))
                .andExpect(jsonPath("$.title").isNotEmpty())
                .andExpect(jsonPath("$.detail").value(containsString("8 fields")))
                .andExpect(jsonPath("$.instance").value(TICKETS))
                .andExpect(jsonPath("$.errors[*].field")
                        .value(org.hamcrest.Matchers.containsInAnyOrder(
                                "source",
                                "externalId",
                                "title",
                                "priority",
                                "affectedUsers",
                                "custommer",
                                "customer.name",
                                "reporter.email")));
        assertThat(count("case_file")).isZero();
    }

    @Test
    void malformed_json_is_answered_with_line_and_column() throws Exception {
        send(TICKETS, "{\"source\": \"zendesk\",\n  \"title\": oops}")
                .andExpect(status().isBadRequest())
                .andExpect(content().contentType(PROBLEM))
                .andExpect(jsonPath("$.type").value("urn:tierline:problem:malformed-json"))
                .andExpect(jsonPath("$.line").value(2))
                .andExpect(jsonPath("$.column").isNumber());
        send(TICKETS, "")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.type").value("urn:tierline:problem:malformed-json"));
    }

    @Test
    void another_content_type_is_415_and_another_method_405() throws Exception {
        mvc.perform(post(TICKETS).with(CLEO).contentType(MediaType.TEXT_PLAIN).content(Examples.TICKET))
                .andExpect(status().isUnsupportedMediaType())
                .andExpect(content().contentType(PROBLEM))
                .andExpect(jsonPath("$.type").value("urn:tierline:problem:unsupported-media-type"))
                .andExpect(jsonPath("$.detail").value(containsString("application/json")));
        mvc.perform(put(TICKETS).with(MONA))
                .andExpect(status().isMethodNotAllowed())
                .andExpect(content().contentType(PROBLEM));
    }

    private long count(String from) {
        return jdbc.sql("select count(*) from " + from).query(Long.class).single();
    }

    static <T> List<T> atOnce(int times, Callable<T> call) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(times);
        try {
            CyclicBarrier start = new CyclicBarrier(times);
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                running.add(threads.submit(() -> {
                    start.await();
                    return call.call();
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> one : running) {
                results.add(one.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
