package io.tierline.connectors.mail;

import io.tierline.messaging.Message;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A message as a mail. */
final class Mail {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private Mail() {}

    /** @throws MessagingException when the recipient's address is malformed */
    static MimeMessage of(Message message, InternetAddress from, Date now, Session session) throws MessagingException {
        MimeMessage mail = new MimeMessage(session);
        mail.setFrom(from);
        mail.setRecipient(RecipientType.TO, to(message));
        mail.setSubject(message.subject(), UTF_8);
        mail.setSentDate(now);
        // So that out-of-office replies do not answer us (RFC 3834).
        mail.setHeader("Auto-Submitted", "auto-generated");
        if (message.caseKey() != null) {
            mail.setHeader("X-Tierline-Case", message.caseKey());
            // Mail programs show a case's mails as one conversation.
            mail.setHeader("References", "<" + message.caseKey().toLowerCase(Locale.ROOT) + "@" + domain(from) + ">");
        }
        MimeBodyPart text = new MimeBodyPart();
        text.setText(message.text(), UTF_8);
        mail.setContent(new MimeMultipart(text));
        mail.saveChanges();
        // After saving, which sets a random one.
        mail.setHeader("Message-ID", id(message, from));
        return mail;
    }

    /** The same for each attempt, so that a mail which arrives twice after all is known as one. */
    static String id(Message message, InternetAddress from) {
        String key = Stream.of(message.caseKey(), message.step(), message.occurrence(), message.recipient())
                .filter(Objects::nonNull)
                .collect(Collectors.joining("."));
        return "<" + key.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.-]", "_") + "@" + domain(from) + ">";
    }

    private static InternetAddress to(Message message) throws MessagingException {
        InternetAddress address = new InternetAddress(message.address(), true);
        try {
            address.setPersonal(message.name(), UTF_8);
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
        return address;
    }

    private static String domain(InternetAddress from) {
        return from.getAddress().substring(from.getAddress().indexOf('@') + 1);
    }
}
