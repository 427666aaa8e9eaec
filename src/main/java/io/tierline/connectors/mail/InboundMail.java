package io.tierline.connectors.mail;

import io.tierline.attachments.Attachments;
import io.tierline.attachments.Uploads;
import io.tierline.cases.Ledger;
import io.tierline.cases.References;
import io.tierline.connectors.http.InvalidConnectorException;
import io.tierline.helpdesk.TicketChanges;
import io.tierline.inbox.Inbox;
import io.tierline.inbox.ProcessingResult;
import io.tierline.notifications.Deliveries;
import io.tierline.notifications.Outbox;
import io.tierline.oncall.People;
import io.tierline.process.CaseDesk;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Replies by mail are read where {@code tierline.mail.imap.host} is set. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("tierline.mail.imap.host")
class InboundMail {

    @Bean
    MailReader mailReader(
            MailSettings mail, ObjectProvider<MailIdentity> identity, Inbox inbox, Uploads uploads, Clock clock) {
        ImapSettings settings = mail.imap();
        settings.check();
        return new MailReader(
                new Mailbox(settings),
                settings,
                needed(identity),
                inbox,
                uploads,
                mail.newCases() == MailTickets.Policy.INTAKE,
                clock);
    }

    @Bean
    MailSource mailSource(
            ObjectProvider<MailIdentity> identity,
            Ledger ledger,
            People people,
            CaseDesk desk,
            Deliveries deliveries,
            Outbox outbox,
            TicketChanges tickets,
            References references,
            Attachments attachments,
            MailSettings settings) {
        MailIdentity ours = needed(identity);
        MailNotes notes = new MailNotes(desk, outbox, attachments);
        SenderAddress senders = new SenderAddress(ledger, people, settings.publicDomains());
        return new MailSource(
                ours,
                senders,
                ledger,
                desk,
                notes,
                new Bounces(ours, deliveries, desk, notes),
                settings.newCases() == MailTickets.Policy.INTAKE
                        ? new MailTickets(tickets, senders, references, ledger, notes)
                        : (letter, delivery) -> ProcessingResult.ignored(
                                "It is about no case of ours, and such mails open none (tierline.mail.new-cases)."));
    }

    private static MailIdentity needed(ObjectProvider<MailIdentity> identity) {
        MailIdentity ours = identity.getIfAvailable();
        if (ours == null) {
            throw new InvalidConnectorException(
                    "tierline.mail.imap.host is set, but spring.mail.host is not: replies can only come to mails that were"
                            + " sent.",
                    "Set SPRING_MAIL_HOST and TIERLINE_MAIL_FROM too, or leave TIERLINE_MAIL_IMAP_HOST out.");
        }
        return ours;
    }
}
