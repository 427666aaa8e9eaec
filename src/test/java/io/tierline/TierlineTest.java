package io.tierline;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.icegreen.greenmail.util.ServerSetupTest;
import io.tierline.agreement.Adrift;
import io.tierline.agreement.Agreement;
import io.tierline.cases.Ledger;
import io.tierline.connectors.jira.JiraAtHand;
import io.tierline.connectors.mail.TestMailbox;
import io.tierline.connectors.slack.SlackAtHand;
import io.tierline.connectors.webhooks.TestSubscriber;
import io.tierline.connectors.zendesk.ZendeskAtHand;
import io.tierline.inbox.TestHook;
import io.tierline.notifications.OutboxAtHand;
import io.tierline.process.model.PassedElements;
import io.tierline.stories.Desk;
import io.tierline.stories.ShowingBoard;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The whole application on a real PostgreSQL, a real mail server and a clock that the test moves; one context for all
 * tests. Jobs run when the test lets time pass, never by themselves.
 */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "camunda.bpm.job-execution.enabled=false",
            "tierline.inbox.workers=0",
            "tierline.messages.senders=0",
            // Ledger and engine are compared when a test says so.
            "tierline.agreement.every=0",
            // What is sent goes out at once, but in tests of taking it back.
            "tierline.desk.undo=PT0S",
            "tierline.demo=true",
            "tierline.mail.from=Support <support@example.com>",
            "tierline.mail.imap.host=127.0.0.1",
            "tierline.mail.imap.tls=none",
            "tierline.mail.imap.user=support",
            "tierline.mail.imap.password=secret",
            // Mails are read when a test says so.
            "tierline.mail.imap.every=P1D",
            "tierline.webhooks.in.generic.secrets=" + TestSubscriber.NEW_SECRET + "," + TestSubscriber.OLD_SECRET,
            "tierline.webhooks.out.audit.secrets=" + TestSubscriber.NEW_SECRET + "," + TestSubscriber.OLD_SECRET,
            "tierline.webhooks.out.audit.timeout=PT1S",
            "tierline.webhooks.out.audit.types=plan-changed",
            // Checking a password takes long, so a test does not check a hundred.
            "tierline.sign-in.pace.tries=3",
            "tierline.sign-in.pace.address-tries=6",
            "tierline.sign-in.pace.account-tries=5",
            "tierline.public-url=https://desk.example.com"
        })
@AutoConfigureMockMvc
@Import({
    TierlineTest.Settings.class,
    JiraAtHand.class,
    SlackAtHand.class,
    ZendeskAtHand.class,
    PassedElements.class,
    Statements.class
})
public abstract class TierlineTest {

    private static final GreenMail MAIL =
            new GreenMail(new ServerSetup[] {ServerSetupTest.SMTP.dynamicPort(), ServerSetupTest.IMAP.dynamicPort()});

    @Autowired
    protected Desk desk;

    @Autowired
    protected TestClock clock;

    @Autowired
    private ShowingBoard showingBoard;

    @Autowired
    private Agreement agreement;

    @DynamicPropertySource
    static void mail(DynamicPropertyRegistry properties) {
        if (!MAIL.isRunning()) {
            MAIL.start();
            MAIL.setUser("support@example.com", "support", "secret");
        }
        properties.add("spring.mail.host", () -> "127.0.0.1");
        properties.add("spring.mail.port", () -> MAIL.getSmtp().getPort());
        properties.add("tierline.webhooks.out.audit.url", TestSubscriber::url);
        properties.add("tierline.mail.imap.port", () -> MAIL.getImap().getPort());
    }

    @BeforeEach
    void freshDesk() throws Exception {
        showingBoard.off();
        desk.clear();
        MAIL.purgeEmailFromAllMailboxes();
    }

    /** However a story ends: each open case has a process that can go on. */
    @AfterEach
    void ledgerAndEngineAgree() {
        if (!endsAdrift()) {
            assertThat(agreement.check())
                    .extracting(Adrift::subject, Adrift::kinds)
                    .as("cases on which ledger and engine do not agree")
                    .isEmpty();
        }
    }

    /** Of tests that break something behind Tierline's back, and leave it so. */
    protected boolean endsAdrift() {
        return false;
    }

    /** The mails that have left, in the order in which they did. */
    protected static GreenMail mail() {
        return MAIL;
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Settings {

        @Bean
        TestClock clock() {
            TestClock clock = new TestClock();
            clock.set(TestClock.WEDNESDAY_0900);
            return clock;
        }

        @Bean
        TestMailbox testMailbox() {
            return new TestMailbox(MAIL);
        }

        @Bean
        ShowingBoard showingBoard(ObjectProvider<Ledger> ledger) {
            return new ShowingBoard(ledger);
        }

        @Bean
        TestHook testHook() {
            return new TestHook();
        }

        @Bean
        OutboxAtHand outboxAtHand() {
            return new OutboxAtHand();
        }

        @Bean
        Desk desk() {
            return new Desk();
        }
    }
}
