package io.tierline.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.TierlineTest;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is known of an account is asked for once in some seconds, and forgotten at a change on this node. */
class KnownAccountsTest extends TierlineTest {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private IdentityService identity;

    private final AtomicLong nanoseconds = new AtomicLong();
    private KnownAccounts accounts;

    @BeforeEach
    void anotherNode() {
        accounts = new KnownAccounts(jdbc, nanoseconds::get);
    }

    @AfterEach
    void backAgain() {
        if (!accounts.find("tina")
                .map(KnownAccounts.Account::groups)
                .orElseThrow()
                .contains("tier1")) {
            identity.createMembership("tina", "tier1");
        }
    }

    @Test
    void a_change_on_another_node_is_seen_when_the_seconds_are_over() {
        assertThat(accounts.find("tina").orElseThrow().groups()).contains("tier1");
        // Events of this application's context reach its own bean, and not the one of this test.
        identity.deleteMembership("tina", "tier1");

        nanoseconds.addAndGet(Duration.ofMillis(4_999).toNanos());
        assertThat(accounts.find("tina").orElseThrow().groups()).contains("tier1");

        nanoseconds.addAndGet(Duration.ofMillis(1).toNanos());
        assertThat(accounts.find("tina").orElseThrow().groups()).doesNotContain("tier1");
    }

    @Test
    void a_change_on_this_node_is_seen_at_once() {
        assertThat(accounts.find("tina").orElseThrow().groups()).contains("tier1");
        identity.deleteMembership("tina", "tier1");
        accounts.on(new AccountChanged(null, "member-removed", "tina", Map.of("group", "tier1")));

        assertThat(accounts.find("tina").orElseThrow().groups()).doesNotContain("tier1");
    }

    @Test
    void an_account_that_is_not_there_is_asked_for_each_time() {
        assertThat(accounts.find("zoe")).isEmpty();
        User zoe = identity.newUser("zoe");
        zoe.setPassword("quiet-harbour-lantern");
        identity.saveUser(zoe);
        try {
            assertThat(accounts.find("zoe")).isPresent();
        } finally {
            identity.deleteUser("zoe");
        }
    }
}
