package io.tierline.connectors.mail;

import io.tierline.notifications.Channel;
import io.tierline.notifications.DeliveryFailedException;
import io.tierline.notifications.Message;
import io.tierline.notifications.Receipt;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * Sends by SMTP. It drives the connection itself, step by step: only so is it known whether a failure came before the server
 * had the message.
 */
class MailChannel implements Channel {

    private static final Logger LOG = LoggerFactory.getLogger(MailChannel.class);

    static final String NAME = "mail";

    private final JavaMailSenderImpl server;
    private final MailBody mail;
    private final Clock clock;

    MailChannel(JavaMailSenderImpl server, MailBody mail, Clock clock) {
        this.server = server;
        this.mail = mail;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean isUsual() {
        return true;
    }

    @Override
    public Receipt send(Message message) throws DeliveryFailedException {
        MimeMessage written = write(message);
        Transport transport = connect();
        try {
            transport.sendMessage(written, written.getAllRecipients());
            return new Receipt(written.getMessageID());
        } catch (MessagingException e) {
            LOG.debug("Delivery {}", message.delivery(), e);
            throw SmtpReply.of(e).asFailure();
        } finally {
            close(transport);
        }
    }

    private MimeMessage write(Message message) throws DeliveryFailedException {
        try {
            return mail.of(message, clock.instant(), server.getSession());
        } catch (MessagingException e) {
            LOG.debug("Delivery {}", message.delivery(), e);
            throw DeliveryFailedException.refused("The address is malformed.");
        } catch (RuntimeException e) {
            LOG.warn("Delivery {}: its files cannot be read: {}", message.delivery(), e.toString());
            throw DeliveryFailedException.notAccepted("Its files cannot be read at the moment.");
        }
    }

    private Transport connect() throws DeliveryFailedException {
        try {
            Session session = server.getSession();
            String protocol = server.getProtocol();
            Transport transport = protocol == null ? session.getTransport() : session.getTransport(protocol);
            transport.connect(server.getHost(), server.getPort(), server.getUsername(), server.getPassword());
            return transport;
        } catch (MessagingException e) {
            LOG.debug("Mail server {}", server.getHost(), e);
            throw DeliveryFailedException.notAccepted(
                    "The mail server " + server.getHost() + " cannot be reached or does not let us in: "
                            + e.getClass().getSimpleName() + ".");
        }
    }

    private static void close(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            // What the server took it has taken.
            LOG.debug("The mail server's good-bye", e);
        }
    }
}
