package io.tierline.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierline.TierlineTest;
import io.tierline.oncall.People;
import io.tierline.oncall.Person.Membership;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.context.ApplicationContextException;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What a start puts in place, and when it is refused. */
class SecuritySetupTest extends TierlineTest {

    @Autowired
    private Accounts accounts;

    @Autowired
    private DemoPeople demoPeople;

    @Autowired
    private People people;

    @Autowired
    private PlatformTransactionManager transactions;

    // A trial, or not

    @Test
    void a_trial_is_at_home_on_this_machine() {
        assertThat(started(Map.of()).getProperty("server.address")).isEqualTo("127.0.0.1");
        assertThat(started(Map.of("tierline.demo", "true", "spring.datasource.url", "jdbc:postgresql://db/t"))
                        .getProperty("server.address"))
                .isEqualTo("127.0.0.1");
        assertThat(started(Map.of("spring.datasource.url", "jdbc:postgresql://db/t"))
                        .getProperty("server.address"))
                .isNull();
        assertThat(started(Map.of("tierline.demo", "false")).getProperty("server.address"))
                .isNull();
        assertThat(started(Map.of("tierline.demo", "", "spring.datasource.url", ""))
                        .getProperty("tierline.demo"))
                .as("empty, as Compose files have it")
                .isEqualTo("true");
    }

    @Test
    void a_trial_that_other_machines_could_reach_is_refused() {
        StandardEnvironment open = started(Map.of("server.address", "0.0.0.0"));
        assertThatThrownBy(() -> Demo.checkAddress(open))
                .isInstanceOf(UnsafeConfigurationException.class)
                .hasMessageContaining("SERVER_ADDRESS is 0.0.0.0");
        Demo.checkAddress(started(Map.of("server.address", "127.0.0.2")));
        Demo.checkAddress(started(Map.of("server.address", "0.0.0.0", "tierline.demo-anywhere", "true")));
        Demo.checkAddress(started(Map.of("server.address", "0.0.0.0", "tierline.demo", "false")));
    }

    private static StandardEnvironment started(Map<String, Object> settings) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", settings));
        new Demo().postProcessEnvironment(environment, new SpringApplication());
        return environment;
    }

    @Test
    void the_people_of_a_trial_are_known_to_the_escalation_policy_too() {
        assertThat(people.find("tina")).hasValueSatisfying(tina -> {
            assertThat(tina.name()).isEqualTo("Tina Tran");
            assertThat(tina.email()).isEqualTo("tina@example.com");
            assertThat(tina.groups()).containsExactly(new Membership("tier1", false));
        });
        assertThat(people.inGroup("manager")).singleElement().satisfies(mona -> assertThat(mona.groups())
                .containsExactly(new Membership("manager", true)));
    }

    @Test
    void when_the_trial_is_over_its_people_are_gone() {
        undone(() -> {
            new Administrator(accounts, new AdministratorSettings("first-long-password")).come(List.of());
            demoPeople.leave(demoPeople.withKnownPassword());
            assertThat(accounts.find("tina")).isEmpty();
            assertThat(people.inGroup("tier1")).isEmpty();
        });
        assertThat(accounts.find("tina")).isPresent();
    }

    // The first administrator

    @Test
    void without_an_administrator_the_start_is_refused() {
        undone(() -> {
            List<String> leaving = demoPeople.withKnownPassword();
            assertThat(leaving).contains("ada");
            assertThatThrownBy(() -> new Administrator(accounts, new AdministratorSettings("")).come(leaving))
                    .isInstanceOf(UnsafeConfigurationException.class)
                    .hasMessageContaining("TIERLINE_ADMIN_PASSWORD is not set");
            assertThatThrownBy(() -> new Administrator(accounts, new AdministratorSettings("too-short")).come(leaving))
                    .isInstanceOf(UnsafeConfigurationException.class)
                    .hasMessageContaining("at least 12");
            assertThatThrownBy(() ->
                            new Administrator(accounts, new AdministratorSettings("administrator1")).come(leaving))
                    .isInstanceOf(UnsafeConfigurationException.class)
                    .hasMessageContaining("TIERLINE_ADMIN_PASSWORD");
        });
    }

    @Test
    void with_an_administrator_the_password_is_not_needed_any_more() {
        undone(() -> new Administrator(accounts, new AdministratorSettings("")).come(List.of()));
    }

    @Test
    void the_password_in_the_environment_is_the_truth() {
        undone(() -> {
            new Administrator(accounts, new AdministratorSettings("first-long-password")).come(List.of());
            assertThat(accounts.members("admin")).contains("admin");
            assertThat(accounts.hasPassword(accounts.find("admin").orElseThrow(), "first-long-password"))
                    .isTrue();
            new Administrator(accounts, new AdministratorSettings("second-long-password")).come(List.of());
            assertThat(accounts.hasPassword(accounts.find("admin").orElseThrow(), "second-long-password"))
                    .isTrue();
        });
    }

    @Test
    void a_refusal_says_what_to_do() {
        FailureAnalysis analysis = new UnsafeConfigurationAnalyzer()
                .analyze(new ApplicationContextException("x", new UnsafeConfigurationException("Wrong.", "Do this.")));
        assertThat(analysis.getDescription()).isEqualTo("Wrong.");
        assertThat(analysis.getAction()).isEqualTo("Do this.");
    }

    private void undone(Runnable work) {
        new TransactionTemplate(transactions).executeWithoutResult(transaction -> {
            transaction.setRollbackOnly();
            work.run();
        });
    }
}
