package io.tierline.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs with tokens of the identity provider, and what passwords open no more. */
class IdentityProviderTest extends KeycloakTest {

    private static final String PASSWORD = "a-password-of-tierline";

    private static boolean made;

    /** Made in Admin, as before there was a provider. */
    @BeforeEach
    void accountsOfTierline() {
        if (!made) {
            account("leo", "legal");
            account("helpdesk", Groups.INTEGRATION);
            account("helper", Groups.INTEGRATION, "tier1");
            made = true;
        }
    }

    private void account(String id, String... groups) {
        String user = "{\"profile\": {\"id\": \"%s\", \"firstName\": \"%s\", \"lastName\": \"Local\"},"
                + " \"credentials\": {\"password\": \"%s\"}}";
        expect(204, administrator().post("/engine-rest/user/create", user.formatted(id, id, PASSWORD)));
        for (String group : groups) {
            expect(204, administrator().put("/engine-rest/group/" + group + "/members/" + id, "{}"));
        }
    }

    private static HttpResponse<String> expect(int status, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return answer;
    }

    private Caller administrator() {
        return with(accessToken("ada"));
    }

    private String groupsOf(String id) {
        return administrator().get("/engine-rest/group?member=" + id).body();
    }

    private String person(String id) {
        return administrator().get("/api/v1/people/" + id).body();
    }

    private Caller with(String token) {
        return anybody().bearing(token);
    }

    private static String accessToken(String user) {
        return Keycloak.running().tokens(user).get("access_token").asText();
    }

    @Test
    void a_person_is_at_the_api_what_the_provider_says() {
        Caller mona = with(accessToken("mona"));

        assertThat(mona.get("/api/v1/kpis").statusCode()).isEqualTo(200);
        assertThat(mona.get("/api/v1/inbox").statusCode()).isEqualTo(200);
        HttpResponse<String> definitions = mona.get("/engine-rest/process-definition");
        assertThat(definitions.statusCode()).as(definitions.body()).isEqualTo(200);
        assertThat(mona.get("/engine-rest/identity/groups?userId=mona").body()).contains("manager");
        assertThat(person("mona")).contains("Mona Moreau", "mona@example.com", "\"manager\"");
        assertThat(groupsOf("mona")).contains("\"manager\"").doesNotContain("tier1", "admin");
    }

    @Test
    void what_is_no_user_id_here_is_made_one() {
        Caller tina = with(accessToken("tina.tran@example.com"));

        assertThat(tina.get("/api/v1/escalations").statusCode()).isEqualTo(200);
        assertThat(tina.get("/api/v1/kpis").statusCode()).isEqualTo(403);
        assertThat(person("tina-tran")).contains("Tina Tran");
    }

    @Test
    void a_mail_address_that_nobody_has_verified_is_not_believed() {
        assertThat(with(accessToken("olaf")).get("/api/v1/kpis").statusCode()).isEqualTo(200);
        assertThat(person("olaf")).contains("Olaf Olsen").doesNotContain("olaf@example.com");
    }

    @Test
    void a_machine_has_an_account_of_its_own() {
        Caller monitor =
                with(Keycloak.running().tokensOfMonitor().get("access_token").asText());

        assertThat(monitor.get("/actuator/prometheus").statusCode()).isEqualTo(200);
        assertThat(monitor.get("/api/v1/inbox").statusCode()).isEqualTo(403);
        assertThat(groupsOf("service-account-monitor"))
                .contains("\"integration\"")
                .doesNotContain("tier1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/escalations", "/engine-rest/task", "/actuator/prometheus"})
    void who_is_in_no_mapped_group_is_told_so_and_gets_nothing(String path) {
        HttpResponse<String> answer = with(accessToken("sam")).get(path);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains("no group that has access to Tierline");
        assertThat(administrator().get("/engine-rest/user?id=sam").body()).isEqualTo("[]");
        assertThat(administrator().get("/api/v1/people/sam").statusCode()).isEqualTo(404);
    }

    @Test
    void a_name_at_the_provider_takes_no_account_of_tierline() {
        assertThat(with(accessToken("leo")).get("/api/v1/escalations").body())
                .contains("There is an account leo already");
        assertThat(groupsOf("leo")).contains("\"legal\"").doesNotContain("tier1");

        HttpResponse<String> impostor = with(accessToken("admin")).get("/api/v1/escalations");
        assertThat(impostor.statusCode()).isEqualTo(403);
        assertThat(administrator().get("/engine-rest/user?id=admin").body()).doesNotContain("impostor");
    }

    @Test
    void a_token_that_is_not_for_us_or_no_access_token_is_refused() {
        String forOthers = Keycloak.running()
                .tokensOfAnotherProgram("mona")
                .get("access_token")
                .asText();
        assertThat(with(forOthers).get("/api/v1/escalations").statusCode()).isEqualTo(401);
        assertThat(with(forOthers).get("/api/v1/escalations").body()).contains("audience must hold tierline");

        String idToken = Keycloak.running().tokens("mona").get("id_token").asText();
        assertThat(with(idToken).get("/api/v1/escalations").body()).contains("This is an id token");

        String good = accessToken("mona");
        for (String bad : List.of("x", "a.b.c", good.substring(0, good.length() - 8) + "AAAAAAAA", unsigned(good))) {
            HttpResponse<String> answer = with(bad).get("/api/v1/escalations");
            assertThat(answer.statusCode()).as(bad).isEqualTo(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate"))
                    .hasValueSatisfying(
                            value -> assertThat(value).startsWith("Bearer ").contains("invalid_token"));
        }
    }

    private static String unsigned(String token) {
        return "eyJhbGciOiJub25lIn0" + token.substring(token.indexOf('.'), token.lastIndexOf('.') + 1);
    }

    /** They are Tierline's own tokens: whoever looks after those says what becomes of them. */
    @Test
    void a_token_of_tierline_is_no_concern_of_the_provider() {
        HttpResponse<String> answer = with("tl_0123456789").get("/api/v1/escalations");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).doesNotContain("invalid-token");
    }

    @Test
    void who_has_left_is_refused_whatever_the_provider_says() {
        String token = accessToken("tina.tran@example.com");
        assertThat(with(token).get("/api/v1/escalations").statusCode()).isEqualTo(200);
        String path = "/api/v1/people/tina-tran";
        expect(200, administrator().put(path, "{\"name\": \"Tina Tran\", \"active\": false}"));
        try {
            HttpResponse<String> answer = with(token).get("/api/v1/escalations");
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).contains("The account tina-tran is closed");
        } finally {
            expect(200, administrator().put(path, "{\"name\": \"Tina Tran\", \"groups\": [\"tier1\"]}"));
        }
    }

    @ParameterizedTest
    @CsvSource({"leo, 401", "helper, 401", "helpdesk, 200", "admin, 401"})
    void machines_alone_have_passwords(String account, int status) {
        String password = account.equals("admin") ? ADMIN_PASSWORD : PASSWORD;
        Caller caller = anybody().with(account, password);

        assertThat(caller.get("/api/v1/escalations").statusCode()).isEqualTo(status);
        assertThat(caller.get("/engine-rest/engine").statusCode()).isEqualTo(status);
    }

    @Test
    void the_form_of_the_web_applications_and_verify_refuse_people_too() {
        Caller browser = anybody();
        browser.get("/camunda/api/engine/engine/"); // gives a token against forged requests
        assertThat(browser.signIn("leo", "tasklist", PASSWORD).statusCode()).isEqualTo(401);
        assertThat(browser.get("/camunda/api/engine/engine/default/task").statusCode())
                .isEqualTo(401);

        String leo = "{\"username\": \"leo\", \"password\": \"" + PASSWORD + "\"}";
        HttpResponse<String> verified = with(accessToken("mona")).post("/engine-rest/identity/verify", leo);
        assertThat(verified.body()).doesNotContain("true");
    }

    @ParameterizedTest
    @CsvSource({
        "/camunda/app/tasklist/default/, /camunda/app/tasklist/default/",
        "'/camunda/app/cockpit/default/?a=b', '/camunda/app/cockpit/default/?a=b'",
        "/camunda/app/admin/default/, /camunda/app/admin/default/",
        "/camunda/app/welcome/default/, /camunda/app/welcome/default/",
    })
    void a_web_application_leads_to_the_sign_in(String page, String to) {
        HttpResponse<String> answer = anybody().get(page);

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(where -> assertThat(where).endsWith("/sign-in?to=" + Caller.encoded(to)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example/camunda/app/tasklist/default/",
                "/\\evil.example",
                "/camunda/app/tasklist/..%2f..%2fx/",
                "/camunda/app/tasklist/default/@evil.example",
                "javascript:alert(1)",
                "/camunda/app/tasklist/default/#\"><script>",
            })
    void the_sign_in_leads_to_no_other_place(String to) {
        String page = anybody().get("/sign-in?to=" + Caller.encoded(to)).body();

        assertThat(page).contains("data-to=\"/camunda/app/tasklist/default/\"");
        assertThat(page).doesNotContain("evil.example", "<script>", "javascript:");
    }

    @Test
    void the_provider_is_asked_with_state_nonce_and_a_pkce_challenge() {
        Caller browser = anybody();
        assertThat(browser.get("/sign-in/start").headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/oauth2/authorization/oidc"));
        String provider = browser.get("/oauth2/authorization/oidc")
                .headers()
                .firstValue("Location")
                .orElseThrow();

        assertThat(provider)
                .startsWith(Keycloak.running().issuer())
                .contains("state=", "nonce=", "code_challenge=", "code_challenge_method=S256", "response_type=code");
    }

    @Test
    void an_answer_that_was_not_asked_for_signs_nobody_in() {
        Caller browser = anybody();
        HttpResponse<String> answer = browser.get("/login/oauth2/code/oidc?code=stolen&state=guessed");

        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/sign-in?refused"));
        HttpResponse<String> page = browser.get("/sign-in?refused");
        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body()).contains("Please sign in again");
        assertThat(browser.get("/camunda/api/engine/engine/default/task").statusCode())
                .isEqualTo(401);
    }
}
