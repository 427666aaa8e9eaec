package io.tierline.learning;

import static io.tierline.cases.CaseEvent.CUSTOMER;

import io.tierline.cases.Fact;
import io.tierline.cases.Ledger;
import io.tierline.cases.Levels;
import io.tierline.cases.NewEvent;
import io.tierline.cases.ShippedLevels;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.IntakeEvents.TicketReceived;
import io.tierline.cases.events.WorkEvents.TierEntered;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.thymeleaf.ThymeleafAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What stories of reviews, surveys and figures start from: a ledger on a real PostgreSQL, the three modules and their
 * pages, on a clock that the story moves. No engine: what it would append, the story appends.
 */
@SpringBootTest(classes = LedgerStories.Desk.class)
@ActiveProfiles("ledger-stories")
@AutoConfigureMockMvc(addFilters = false)
public abstract class LedgerStories {

    @Autowired
    protected Ledger ledger;

    @Autowired
    protected TransactionTemplate transaction;

    @Autowired
    protected JdbcClient jdbc;

    @Autowired
    protected SettableClock clock;

    @Autowired
    protected MockMvc http;

    @BeforeEach
    void mondayMorning() {
        clock.set("2026-03-02T09:00:00Z");
    }

    /** A case of its own ticket, opened now: the sync with Salesforce fails. */
    protected String open(String customer) {
        return open(ticket(customer));
    }

    protected String open(NewEvent ticket) {
        return ledger.open(Fact.with(ticket, "externalId", UUID.randomUUID().toString()))
                .caseKey();
    }

    protected static NewEvent ticket(String customer) {
        return NewEvent.of(
                        new TicketReceived(
                                "test",
                                null,
                                "integration",
                                "P1",
                                "critical",
                                null,
                                "salesforce-sync",
                                null,
                                null,
                                customer,
                                "enterprise",
                                null,
                                null),
                        CUSTOMER)
                .withText(EventText.TITLE, "Our data stopped syncing yesterday")
                .withText(
                        EventText.DESCRIPTION,
                        "This is critical - we have a board meeting tomorrow! The Salesforce sync fails.")
                .withText(EventText.REPORTER_NAME, "Harriet Holm")
                .withText(EventText.REPORTER_EMAIL, "harriet@example.com");
    }

    /** Appends events in one transaction, as a step of the engine would. */
    protected void append(String caseKey, NewEvent... events) {
        transaction.executeWithoutResult(running -> List.of(events).forEach(event -> ledger.append(caseKey, event)));
    }

    protected void enter(String caseKey, String tier, String from) {
        append(
                caseKey,
                NewEvent.of(
                        new TierEntered(
                                0,
                                tier,
                                0,
                                null,
                                tier,
                                null,
                                null,
                                null,
                                0,
                                null,
                                from,
                                "policy",
                                null,
                                List.of("Critical impact", "High-value client"),
                                null,
                                false),
                        "tierline"));
    }

    protected static NewEvent verdict(String type, String clockName, int occurrence, String due, String at) {
        Map<String, Object> facts = new HashMap<>(Map.of("clock", clockName, "occurrence", occurrence, "due", due));
        facts.put("at", at);
        return Fact.of(type, "tierline", facts);
    }

    // A profile of its own, so that tests of the whole application do not pick it up.
    @Profile("ledger-stories")
    @Configuration(proxyBeanMethods = false)
    @ComponentScan({
        "io.tierline.cases",
        "io.tierline.polls",
        "io.tierline.review",
        "io.tierline.statuspage",
        "io.tierline.reporting"
    })
    @ImportAutoConfiguration({
        DataSourceTransactionManagerAutoConfiguration.class,
        TransactionAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        FlywayAutoConfiguration.class,
        JacksonAutoConfiguration.class,
        HttpMessageConvertersAutoConfiguration.class,
        ThymeleafAutoConfiguration.class,
        WebMvcAutoConfiguration.class
    })
    static class Desk {

        private static EmbeddedPostgres postgres;

        /** One server a JVM; it goes with it. */
        @Bean
        static DataSource dataSource() throws IOException {
            synchronized (Desk.class) {
                if (postgres == null) {
                    postgres = EmbeddedPostgres.builder().start();
                }
            }
            return postgres.getPostgresDatabase();
        }

        @Bean
        SettableClock clock() {
            return new SettableClock();
        }

        @Bean
        Levels levels() {
            return ShippedLevels.LEVELS;
        }

        @Bean
        RecordedActs acts() {
            return new RecordedActs();
        }
    }
}
