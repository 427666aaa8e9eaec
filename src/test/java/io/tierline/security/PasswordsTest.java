package io.tierline.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Which passwords an account can get, by whatever path, and that only the right one opens. */
class PasswordsTest extends SecurityTest {

    private static final String PATH = "/api/v1/escalations";
    private static final String FIRST = "quiet otter 47 lantern";
    private static final String SECOND = "marble sofa 12 harbour";
    private static final String REST = "/engine-rest";
    private static final String ENGINE = "/camunda/api/engine/engine/default";

    @Autowired
    private IdentityService identity;

    @BeforeEach
    void somebodyNew() {
        User nina = identity.newUser("nina");
        nina.setPassword(FIRST);
        identity.saveUser(nina);
        identity.createMembership("nina", "tier1");
    }

    @AfterEach
    void gone() {
        List.of("nina", "nora").forEach(identity::deleteUser);
    }

    private int status(String password) {
        return anybody().with("nina", password).get(PATH).statusCode();
    }

    @Test
    void only_the_right_password_opens() {
        assertThat(status(FIRST)).isEqualTo(200);
        assertThat(status(FIRST.toUpperCase())).isEqualTo(401);
        assertThat(anybody().with("nobody", FIRST).get(PATH).statusCode()).isEqualTo(401);
        assertThat(anybody().with("ni\0na", FIRST).get(PATH).statusCode()).isEqualTo(401);
        assertThat(anybody().with("nina", FIRST + "\0").get(PATH).statusCode()).isEqualTo(401);
        assertThat(anybody().with("nina".repeat(50), FIRST).get(PATH).statusCode())
                .isEqualTo(401);
        assertThat(anybody().with("nina", FIRST.repeat(300)).get(PATH).statusCode())
                .isIn(401, 431, 400);
        assertThat(anybody().with("", "").get(PATH).statusCode()).isEqualTo(401);
    }

    @Test
    void who_has_no_password_cannot_sign_in() {
        identity.saveUser(identity.newUser("nora"));
        for (String password : List.of("", "null", "x")) {
            nobodyHasTriedYet();
            assertThat(anybody().with("nora", password).get(PATH).statusCode()).isEqualTo(401);
            assertThat(anybody().signIn("nora", "tasklist", password).statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void what_an_administrator_changes_counts_at_once() {
        assertThat(status(FIRST)).isEqualTo(200);

        identity.deleteMembership("nina", "tier1");
        assertThat(status(FIRST)).as("in no group any more").isEqualTo(403);

        User nina = identity.createUserQuery().userId("nina").singleResult();
        nina.setPassword(SECOND);
        identity.saveUser(nina);
        assertThat(status(FIRST)).isEqualTo(401);
        assertThat(status(SECOND)).isEqualTo(403);
    }

    @Test
    void passwords_are_stored_so_that_trying_many_takes_long() {
        assertThat(identity.createUserQuery().userId("nina").singleResult().getPassword())
                .startsWith("{PBKDF2}");
    }

    // The rules, on every path

    @ParameterizedTest
    @ValueSource(strings = {"x", "elevenchars", "password1234", "ninaninanina", ""})
    void an_easy_password_is_taken_nowhere(String easy) {
        for (String root : List.of(REST, ENGINE)) {
            Caller ada = root.equals(REST) ? as("ada") : inBrowser("ada", "admin");
            refused(ada.post(root + "/user/create", user("nora", easy)));
            assertThat(identity.createUserQuery().userId("nora").count()).isZero();
            refused(ada.put(root + "/user/nina/credentials", credentials(easy, "demo")));

            Caller nina = anybody().with("nina", FIRST);
            if (!root.equals(REST)) {
                nina = anybody();
                nina.signIn("nina", "tasklist", FIRST);
                nina.get("/camunda/app/welcome/default/");
            }
            refused(nina.put(root + "/user/nina/credentials", credentials(easy, FIRST)));
        }
        User nina = identity.createUserQuery().userId("nina").singleResult();
        nina.setPassword(easy);
        assertThatThrownBy(() -> identity.saveUser(nina)).isInstanceOf(BadUserRequestException.class);
        assertThat(status(FIRST)).isEqualTo(200);
    }

    private static void refused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("The password ");
    }

    private static String user(String id, String password) {
        return "{\"profile\": {\"id\": \"%s\", \"firstName\": \"N\", \"lastName\": \"N\"}, \"credentials\": {\"password\": \"%s\"}}"
                .formatted(id, password);
    }

    private static String credentials(String password, String own) {
        return "{\"password\": \"%s\", \"authenticatedUserPassword\": \"%s\"}".formatted(password, own);
    }

    @Test
    void a_good_password_is_taken_on_every_path() {
        assertThat(as("ada").post(REST + "/user/create", user("nora", FIRST)).statusCode())
                .isEqualTo(204);
        assertThat(inBrowser("ada", "admin")
                        .put(ENGINE + "/user/nina/credentials", credentials(SECOND, "demo"))
                        .statusCode())
                .isEqualTo(204);
        assertThat(status(SECOND)).isEqualTo(200);
        assertThat(anybody()
                        .with("nina", SECOND)
                        .put(REST + "/user/nina/credentials", credentials(FIRST, SECOND))
                        .statusCode())
                .isEqualTo(204);
        assertThat(status(FIRST)).isEqualTo(200);
    }

    @Test
    void admin_shows_the_rules() {
        String policy = as("ada").get(REST + "/identity/password-policy").body();
        assertThat(policy)
                .contains("PASSWORD_POLICY_LENGTH", "\"minLength\":\"12\"", "PASSWORD_POLICY_USER_DATA", "COMMON");
        Map<String, String> valid = Map.of("password1234", "false", FIRST, "true", "x", "false");
        valid.forEach((password, expected) -> assertThat(as("ada")
                        .post(
                                REST + "/identity/password-policy",
                                "{\"password\": \"" + password + "\", \"profile\": {\"id\": \"nora\"}}")
                        .body())
                .as(password)
                .contains("\"valid\":" + expected));
        String words = anybody().get("/camunda/app/admin/locales/en.json").body();
        assertThat(words).contains("\"PASSWORD_POLICY_COMMON\":\"Hard to guess");
    }
}
