package io.tierline.connectors.mail;

import io.tierline.connectors.http.Connector;
import io.tierline.notifications.DeliveryFailedException;
import jakarta.mail.MessagingException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/** Mail as an operator sees it: whether both servers let us in. */
@Component
class MailConnector implements Connector {

    private final ObjectProvider<JavaMailSenderImpl> server;
    private final ObjectProvider<MailIdentity> identity;
    private final MailSettings mail;

    MailConnector(ObjectProvider<JavaMailSenderImpl> server, ObjectProvider<MailIdentity> identity, MailSettings mail) {
        this.server = server;
        this.identity = identity;
        this.mail = mail;
    }

    @Override
    public String name() {
        return MailChannel.NAME;
    }

    @Override
    public boolean isConfigured() {
        return identity.getIfAvailable() != null;
    }

    @Override
    public String howToConfigure() {
        return "Set SPRING_MAIL_HOST and TIERLINE_MAIL_FROM; to read replies, TIERLINE_MAIL_IMAP_HOST, _USER and _PASSWORD"
                + " too.";
    }

    @Override
    public String check() throws DeliveryFailedException {
        return "Sends as " + identity.getObject().from().getAddress() + sends() + reads();
    }

    private String sends() throws DeliveryFailedException {
        JavaMailSenderImpl smtp = server.getObject();
        try {
            smtp.testConnection();
            return " by " + smtp.getHost() + ".";
        } catch (MessagingException e) {
            throw DeliveryFailedException.notAccepted(
                    "The mail server " + smtp.getHost() + " cannot be reached or does not let us in ("
                            + e.getClass().getSimpleName() + "). Check SPRING_MAIL_*.");
        }
    }

    private String reads() throws DeliveryFailedException {
        ImapSettings settings = mail.imap();
        if (settings == null) {
            return " Replies are not read: TIERLINE_MAIL_IMAP_HOST is not set.";
        }
        try {
            return " " + new Mailbox(settings).waiting() + " mails wait in " + settings.folder() + " at "
                    + settings.host() + ".";
        } catch (MessagingException e) {
            throw DeliveryFailedException.notAccepted("The mailbox at " + settings.host()
                    + " cannot be reached, does not let us in or has no folder " + settings.folder() + " ("
                    + e.getClass().getSimpleName() + "). Check TIERLINE_MAIL_IMAP_*.");
        }
    }
}
