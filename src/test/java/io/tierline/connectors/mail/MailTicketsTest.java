package io.tierline.connectors.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.TierlineTest;
import io.tierline.attachments.Attachments;
import io.tierline.cases.Ledger;
import io.tierline.cases.References;
import io.tierline.helpdesk.TicketChanges;
import io.tierline.inbox.Delivery;
import io.tierline.inbox.ProcessingResult;
import io.tierline.notifications.Outbox;
import io.tierline.oncall.People;
import io.tierline.process.CaseDesk;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a mail about no case is worth to {@code intake.dmn}. */
class MailTicketsTest extends TierlineTest {

    private static final Instant ARRIVED = Instant.parse("2026-03-11T08:59:00Z");

    @Autowired
    private TicketChanges tickets;

    @Autowired
    private Ledger ledger;

    @Autowired
    private People people;

    @Autowired
    private CaseDesk cases;

    @Autowired
    private References references;

    @Autowired
    private Outbox outbox;

    @Autowired
    private Attachments attachments;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void it_is_a_ticket_that_the_policy_decides_about() throws Exception {
        ProcessingResult worked = take("hanna@acme.example");
        assertThat(worked.why()).startsWith("It opens no case");
        assertThat(take("hanna@acme.example").why()).isNotNull();
        assertThat(jdbc.sql("select count(*) from remembered_ticket where source = 'mail'")
                        .query(Long.class)
                        .single())
                .as("remembered, once")
                .isOne();
    }

    @Test
    void one_of_ours_opens_nothing_by_mail() throws Exception {
        assertThat(take("tina@example.com").why()).isEqualTo("It is about no case, and not of a customer.");
    }

    @Test
    void a_company_is_known_by_its_domain_and_a_public_domain_is_none() {
        SenderAddress senders = new SenderAddress(ledger, people, List.of("gmail.com"));
        assertThat(senders.company("hanna@acme.example")).isEqualTo("acme.example");
        assertThat(senders.company("hanna@gmail.com")).isNull();
        assertThat(senders.company("hanna")).isNull();
    }

    private ProcessingResult take(String from) throws Exception {
        byte[] kept = StoredMail.of(
                Fixture.of("plain-reply")
                        .with("from", from)
                        .with("to", "support@example.com")
                        .with("id", "new-1")
                        .with("subject", "Our sync stopped")
                        .with("text", "Please help.")
                        .bytes(),
                ARRIVED,
                false);
        ParsedMail letter = MailParser.read(kept);
        Delivery delivery =
                new Delivery(1, MailSource.NAME, letter.messageId(), "from x", "mail", ARRIVED, ARRIVED, 0, kept);
        SenderAddress senders = new SenderAddress(ledger, people, List.of("gmail.com"));
        return cases.together(
                () -> new MailTickets(tickets, senders, references, ledger, new MailNotes(cases, outbox, attachments))
                        .take(letter, delivery));
    }
}
