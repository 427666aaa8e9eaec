package io.tierline.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.tierline.tokens.ApiTokens;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A machine calls with a token of its own instead of a password. */
class TokensTest extends SecurityTest {

    private static final String MACHINE = "token-sync";

    @Autowired
    private IdentityService identity;

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void machine() {
        User user = identity.newUser(MACHINE);
        accounts.setAnyPassword((UserEntity) user, "demo");
        identity.saveUser(user);
        identity.createMembership(MACHINE, Groups.INTEGRATION);
    }

    @AfterEach
    void noMachine() {
        identity.deleteUser(MACHINE);
    }

    private HttpResponse<String> make(String who, String account, String name, String scope, Instant expires) {
        return as(who).post(
                        "/api/v1/tokens",
                        """
                        {"account": "%s", "name": "%s", "scopes": ["%s"], "expires": "%s"}"""
                                .formatted(account, name, scope, expires));
    }

    private String token(String scope) {
        HttpResponse<String> made = make(
                "ada",
                MACHINE,
                UUID.randomUUID().toString(),
                scope,
                clock.instant().plus(Duration.ofDays(30)));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return JsonPath.read(made.body(), "$.token");
    }

    private int get(String path, String token) {
        return anybody().get(path, "Authorization", "Bearer " + token).statusCode();
    }

    @Test
    void a_token_is_shown_once_and_stored_nowhere() {
        String token = token("cases:read");

        assertThat(token).matches("tl_[A-Za-z0-9_-]{43}");
        assertThat(as("ada").get("/api/v1/tokens").body())
                .contains(MACHINE)
                .doesNotContain(token)
                .doesNotContain("hash");
        assertThat(jdbc.sql("select count(*) from api_token t where position(? in t::text) > 0")
                        .param(token)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "cases:read, /api/v1/escalations",
        "cases:read, /api/v1/problems",
        "figures:read, /api/v1/kpis",
        "people:read, /api/v1/people",
        "people:read, /api/v1/on-call",
        "metrics:read, /actuator/prometheus"
    })
    void it_opens_what_its_scope_says_and_the_refusal_names_the_scope_that_is_needed(String scope, String path) {
        // Metrics are switched off in tests: there it is let in, and finds nothing.
        assertThat(get(path, token(scope))).isEqualTo(path.startsWith("/actuator") ? 404 : 200);

        HttpResponse<String> refused = anybody().get(path, "Authorization", "Bearer " + token("tickets:write"));
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(refused.body()).contains("scope " + scope);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/engine-rest/task", "/engine-rest/engine", "/actuator/env", "/v3/nothing"})
    void elsewhere_it_is_worth_nothing(String path) {
        assertThat(get(path, token("cases:read"))).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/camunda/api/engine/engine/default/task", "/camunda/api/engine/engine/default/user"})
    void nor_does_it_sign_in_to_the_web_applications(String path) {
        assertThat(get(path, token("cases:read"))).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/tokens", "/api/v1/audit", "/api/v1/inbox", "/api/v1/operations/agreement"})
    void what_is_for_administrators_and_managers_no_token_opens(String path) {
        assertThat(get(path, token("cases:read"))).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tl_", "tl_x", "tl_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "tl_' or 1=1"})
    void an_unknown_token_is_a_problem(String token) {
        HttpResponse<String> answer = anybody().get("/api/v1/escalations", "Authorization", "Bearer " + token);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("urn:tierline:problem:unauthorized");
    }

    @Test
    void a_revoked_one_is_refused_at_the_next_request() {
        String token = token("cases:read");
        assertThat(get("/api/v1/escalations", token)).isEqualTo(200);
        long id = jdbc.sql("select max(id) from api_token").query(Long.class).single();

        assertThat(as("ada").delete("/api/v1/tokens/" + id).statusCode()).isEqualTo(200);

        assertThat(get("/api/v1/escalations", token)).isEqualTo(401);
        assertThat(as("ada").delete("/api/v1/tokens/999999999").statusCode()).isEqualTo(404);
        assertThat(jdbc.sql(
                                "select action from audit_entry where subject like ? and details ->> 'token' = ? order by id")
                        .params(MACHINE + "/%", String.valueOf(id))
                        .query(String.class)
                        .list())
                .containsExactly("token-created", "token-first-used", "token-revoked");
    }

    @Test
    void an_expired_one_counts_no_more() {
        String token = token("cases:read");
        assertThat(get("/api/v1/escalations", token)).isEqualTo(200);

        clock.set(clock.instant().plus(Duration.ofDays(30)));

        assertThat(get("/api/v1/escalations", token)).isEqualTo(401);
    }

    @Test
    void the_tokens_of_an_account_go_with_it_and_a_later_one_of_its_name_has_none() {
        String token = token("cases:read");
        identity.deleteUser(MACHINE);
        assertThat(get("/api/v1/escalations", token)).isEqualTo(401);

        machine();

        assertThat(get("/api/v1/escalations", token)).isEqualTo(401);
    }

    @Test
    void an_account_that_becomes_a_person_loses_its_tokens_use() {
        String token = token("cases:read");
        identity.createMembership(MACHINE, Groups.MANAGER);

        assertThat(get("/api/v1/escalations", token)).isEqualTo(401);
    }

    @Test
    void when_it_was_last_used_is_written_once_a_minute() {
        String token = token("cases:read");
        Instant first = clock.instant();
        get("/api/v1/escalations", token);
        clock.set(first.plusSeconds(59));
        get("/api/v1/escalations", token);
        assertThat(lastUsed()).isEqualTo(first);

        clock.set(first.plusSeconds(60));
        get("/api/v1/escalations", token);
        assertThat(lastUsed()).isEqualTo(first.plusSeconds(60));
    }

    private Instant lastUsed() {
        return jdbc.sql("select last_used_at from api_token order by id desc limit 1")
                .query((row, i) -> row.getTimestamp(1).toInstant())
                .single();
    }

    @Test
    void only_administrators_make_them_and_only_for_machines() {
        Instant soon = clock.instant().plus(Duration.ofDays(1));
        for (String who : new String[] {"tina", "leo", "mona", MACHINE}) {
            assertThat(make(who, MACHINE, "mine", "cases:read", soon).statusCode())
                    .as(who)
                    .isEqualTo(403);
        }
        assertThat(make("ada", "tina", "hers", "cases:read", soon).body()).contains("must be a machine account");
        assertThat(make("ada", "ghost", "its", "cases:read", soon).statusCode()).isEqualTo(400);
        assertThat(make("ada", MACHINE, "x", "everything", soon).body()).contains("must be one or more of");
        assertThat(make("ada", MACHINE, "x", "cases:read", clock.instant()).statusCode())
                .isEqualTo(400);
        assertThat(make(
                                "ada",
                                MACHINE,
                                "x",
                                "cases:read",
                                clock.instant().plus(ApiTokens.LONGEST).plusSeconds(1))
                        .statusCode())
                .isEqualTo(400);
        assertThat(make("ada", MACHINE, "same", "cases:read", soon).statusCode())
                .isEqualTo(201);
        assertThat(make("ada", MACHINE, "same", "cases:read", soon).body()).contains("is the name of another token");
    }
}
