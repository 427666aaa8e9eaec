package io.tierline.connectors.mail;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Mail that is sent and taken. The server is {@code spring.mail}'s.
 *
 * @param from the sender of mails; needs spring.mail.host
 * @param replyTo the mailbox that answers go to; each case has an address of its own made of it
 * @param newCases what becomes of a mail about no case: remember, or intake: a ticket of source "mail", and intake.dmn says
 *     whether it opens a case
 * @param publicDomains where anybody can have an address: there, only the reporter's own counts as the customer's. At other
 *     domains a colleague who answers a case's mail speaks for the customer too
 * @param imap the mailbox that customers' replies come to; null where none is read
 * @param secrets that sign answers' addresses, the first for new ones; none: Tierline makes one for itself
 */
@ConfigurationProperties("tierline.mail")
record MailSettings(
        @DefaultValue("") String from,
        @DefaultValue("") String replyTo,
        @DefaultValue("remember") MailTickets.Policy newCases,
        @DefaultValue List<String> publicDomains,
        @NestedConfigurationProperty ImapSettings imap,
        @DefaultValue List<String> secrets) {

    MailSettings {
        imap = imap == null || imap.host() == null || imap.host().isBlank() ? null : imap;
    }
}
