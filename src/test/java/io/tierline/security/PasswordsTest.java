package io.tierline.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Signing in with HTTP basic, right and wrong. */
class PasswordsTest extends SecurityTest {

    private static final String PATH = "/api/v1/escalations";

    @Autowired
    private IdentityService identity;

    @BeforeEach
    void somebodyNew() {
        User nina = identity.newUser("nina");
        nina.setPassword("first");
        identity.saveUser(nina);
        identity.createMembership("nina", "tier1");
    }

    @AfterEach
    void gone() {
        identity.deleteUser("nina");
    }

    private int status(String password) {
        return anybody().with("nina", password).get(PATH).statusCode();
    }

    @Test
    void only_the_right_password_opens() {
        assertThat(status("first")).isEqualTo(200);
        assertThat(status("First")).isEqualTo(401);
        assertThat(anybody().with("nobody", "first").get(PATH).statusCode()).isEqualTo(401);
        assertThat(anybody().with("ni\0na", "first").get(PATH).statusCode()).isEqualTo(401);
        assertThat(anybody().with("", "").get(PATH).statusCode()).isEqualTo(401);
    }

    @Test
    void guessing_has_to_wait_and_so_has_the_right_password() {
        assertThat(status("first")).isEqualTo(200);
        assertThat(status("wrong")).isEqualTo(401);
        assertThat(status("first")).as("remembered, but waiting").isEqualTo(401);
        clock.advance(Duration.ofSeconds(4));
        assertThat(status("first")).isEqualTo(200);
    }

    @Test
    void what_an_administrator_changes_counts_at_once() {
        assertThat(status("first")).isEqualTo(200);

        identity.deleteMembership("nina", "tier1");
        assertThat(status("first")).as("in no group any more").isEqualTo(403);

        User nina = identity.createUserQuery().userId("nina").singleResult();
        nina.setPassword("second");
        identity.saveUser(nina);
        assertThat(status("first")).isEqualTo(401);
        clock.advance(Duration.ofSeconds(4));
        assertThat(status("second")).isEqualTo(403);
    }

    @Test
    void passwords_are_stored_so_that_trying_many_takes_long() {
        assertThat(identity.createUserQuery().userId("nina").singleResult().getPassword())
                .startsWith("{PBKDF2}");
    }
}
