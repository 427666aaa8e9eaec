package io.tierline.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who comes in where. */
class SecurityConfigurationTest extends SecurityTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/escalations",
                "/api/v1/kpis",
                "/api/v1/problems",
                "/api/v1/people",
                "/api/v1/rota",
                "/api/v1/on-call",
                "/api/v1/on-call.ics",
                "/api/v1/matrix",
                "/api/v1/connectors",
                "/api/v1/escalations/ESC-2026-000001/deliveries",
                "/api/v1/nothing-here",
                "/engine-rest/engine",
                "/engine-rest/task",
                "/engine-rest/deployment",
                "/actuator/prometheus",
                "/actuator/env",
            })
    void programs_sign_in(String path) {
        HttpResponse<String> answer = anybody().get(path);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(value -> assertThat(value).startsWith("Basic "));
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains("urn:tierline:problem:unauthorized");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void web_applications_answer_nobody_who_is_not_signed_in() {
        for (String path : List.of(
                "/camunda/api/engine/engine/default/task",
                "/camunda/api/engine/engine/default/user",
                "/camunda/api/cockpit/plugin/base/default/process-definition/statistics")) {
            assertThat(anybody().get(path).statusCode()).as(path).isEqualTo(401);
        }
        assertThat(anybody()
                        .post("/camunda/api/admin/setup/default/user/create", "{}")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void administrators_read_what_tierline_is_made_of() {
        HttpResponse<String> parts = as("ada").get("/actuator/sbom/application");

        assertThat(parts.statusCode()).isEqualTo(200);
        assertThat(parts.body()).contains("CycloneDX", "tomcat-embed-core", "camunda-engine");
        assertThat(anybody().get("/actuator/sbom/application").statusCode()).isEqualTo(401);
        assertThat(as("mona").get("/actuator/sbom/application").statusCode()).isEqualTo(403);
    }

    @Test
    void health_and_the_description_of_the_api_are_for_everybody() {
        HttpResponse<String> health = anybody().get("/actuator/health");
        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.body()).doesNotContain("components", "database");
        assertThat(anybody().get("/actuator/health/liveness").statusCode()).isEqualTo(200);
        assertThat(anybody().get("/api/v1/openapi.yaml").statusCode()).isEqualTo(200);
    }

    @Test
    void the_front_page_leads_to_tasklist() {
        HttpResponse<String> answer = anybody().get("/");
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/camunda/app/tasklist/default/"));
        assertThat(anybody().get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(200);
        assertThat(anybody()
                        .get("/webjars/camunda/tierlineSecurityFilterRules.json")
                        .statusCode())
                .isEqualTo(404);
        assertThat(anybody().get("/nothing").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "tina, /api/v1/escalations, 200",
        "bella, /api/v1/escalations, 200",
        "mona, /api/v1/escalations, 200",
        "olaf, /api/v1/escalations, 200",
        "tina, /api/v1/kpis, 403",
        "tina, /api/v1/problems, 200",
        "olaf, /api/v1/problems, 200",
        "cleo, /api/v1/kpis, 200",
        "mona, /api/v1/kpis, 200",
        "olaf, /api/v1/kpis, 200",
        "ada, /api/v1/kpis, 200",
        "tina, /api/v1/connectors, 200",
        "tina, /api/v1/escalations/ESC-2026-999999/deliveries, 404",
        "tina, /api/v1/inbox, 403",
        "olaf, /api/v1/inbox, 403",
        "mona, /api/v1/inbox, 200",
        "ada, /api/v1/inbox, 200",
        "tina, /actuator/prometheus, 403",
        "ada, /actuator/info, 200",
        "tina, /engine-rest/engine, 200",
        "tina, /api/v1/people, 200",
        "olaf, /api/v1/rota, 200",
        "bella, /api/v1/on-call, 200",
        "tina, /api/v1/on-call.ics, 200",
        "tina, /api/v1/matrix, 200",
    })
    void each_group_reads_what_it_needs(String person, String path, int status) {
        assertThat(as(person).get(path).statusCode()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"tina, 403", "cleo, 403", "olaf, 403", "ada, 403", "mona, 201"})
    void managers_alone_act_on_cases_of_others(String person, int status) {
        String path = "/api/v1/escalations/" + desk.receive() + "/acts";
        String act = "{\"act\": \"take-over\", \"reason\": \"I lead this myself.\"}";

        assertThat(anybody().post(path, act).statusCode()).isEqualTo(401);
        assertThat(as(person).post(path, act).statusCode()).isEqualTo(status);
    }

    @Test
    void people_and_rotas_are_written_by_managers() {
        for (String path : List.of("/api/v1/people", "/api/v1/people/tina", "/api/v1/rota/tier1")) {
            assertThat(anybody().put(path, "{}").statusCode()).as(path).isEqualTo(401);
            assertThat(as("tina").put(path, "{}").statusCode()).as(path).isEqualTo(403);
            assertThat(as("olaf").put(path, "{}").statusCode()).as(path).isEqualTo(403);
        }
        assertThat(as("mona").put("/api/v1/people/tina", "{}").statusCode()).isEqualTo(400);
        assertThat(anybody().put("/api/v1/on-call/feeds/people/tina", "").statusCode())
                .isEqualTo(401);
        assertThat(as("olaf").put("/api/v1/on-call/feeds/people/olaf", "").statusCode())
                .isEqualTo(403);
    }

    @Test
    void a_calendar_feed_needs_no_password_but_its_token() {
        assertThat(anybody().get("/feeds/on-call/guessed.ics").statusCode()).isEqualTo(404);
    }

    @Test
    void a_refusal_is_a_problem() {
        HttpResponse<String> answer = as("tina").get("/api/v1/kpis");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains("urn:tierline:problem:forbidden");
    }

    @Test
    void who_acts_is_in_the_ledger_and_needs_the_right_group() {
        String key = desk.receive();
        String note = "{\"type\": \"internal-note\", \"text\": \"Looked into it\"}";
        String path = "/api/v1/escalations/" + key + "/events";

        assertThat(as("olaf").post(path, note).statusCode()).isEqualTo(403);
        HttpResponse<String> answer = as("theo").post(path, note);
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 202);
        assertThat(desk.ledger(key)).last().extracting("actor").isEqualTo("theo");
    }

    @Test
    void agents_open_problems_and_process_owners_do_not() {
        String problem = "{\"title\": \"The sync drops fields\"}";
        assertThat(anybody().post("/api/v1/problems", problem).statusCode()).isEqualTo(401);
        assertThat(as("olaf").post("/api/v1/problems", problem).statusCode()).isEqualTo(403);
        HttpResponse<String> answer = as("theo").post("/api/v1/problems", problem);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(answer.body()).contains("\"openedBy\":\"theo\"");
    }

    @Test
    void managers_and_administrators_check_a_connector() {
        String path = "/api/v1/connectors/nothing/check";
        assertThat(anybody().post(path, "{}").statusCode()).isEqualTo(401);
        assertThat(as("tina").post(path, "{}").statusCode()).isEqualTo(403);
        assertThat(as("mona").post(path, "{}").body()).contains("urn:tierline:problem:unknown-connector");
    }

    /** A foreign page in a browser that knows a password. */
    @Test
    void a_foreign_page_cannot_use_a_password_that_the_browser_remembers() {
        assertThat(as("mona")
                        .get("/api/v1/escalations", "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(403);
        assertThat(as("mona")
                        .get("/api/v1/escalations", "Sec-Fetch-Site", "none")
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example/..;/camunda/app/cockpit",
                "//evil.example/camunda/app/cockpit",
                "/%2f%2fevil.example/..;/camunda/app/cockpit",
                "/camunda/..;//evil.example/app/cockpit",
                "/camunda/app/cockpit;@evil.example",
                "/;/evil.example/..;/camunda",
                "/\\evil.example/..;/camunda/app/tasklist",
            })
    void no_address_leads_to_another_host(String path) throws IOException {
        String answer = raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 40").doesNotContainIgnoringCase("location:");
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket("localhost", port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    @Test
    void answers_carry_the_headers_that_protect_browsers() {
        for (String path : List.of("/api/v1/escalations", "/camunda/app/tasklist/default/")) {
            var headers = as("tina").get(path).headers();
            assertThat(headers.firstValue("X-Content-Type-Options")).as(path).hasValue("nosniff");
            assertThat(headers.firstValue("X-Frame-Options")).as(path).isPresent();
        }
        assertThat(anybody().get("/camunda/app/tasklist/default/").headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("script-src", "nonce"));
    }

    @Test
    void the_session_cookie_is_out_of_reach_for_scripts_and_foreign_pages() {
        List<String> plain =
                anybody().get("/camunda/app/tasklist/default/").headers().allValues("Set-Cookie");
        assertThat(plain)
                .anySatisfy(
                        cookie -> assertThat(cookie).startsWith("JSESSIONID").contains("HttpOnly", "SameSite=Lax"));
        // Behind a proxy that speaks HTTPS, as forwarded by it.
        List<String> proxied = anybody()
                .get("/camunda/app/tasklist/default/", "X-Forwarded-Proto", "https")
                .headers()
                .allValues("Set-Cookie");
        assertThat(proxied)
                .anySatisfy(
                        cookie -> assertThat(cookie).startsWith("JSESSIONID").contains("Secure"));
    }
}
