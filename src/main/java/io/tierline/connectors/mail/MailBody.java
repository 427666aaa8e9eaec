package io.tierline.connectors.mail;

import io.tierline.notifications.Message;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/** Writes a message as a mail: as text, once more as HTML, and with its files. */
class MailBody {

    /** On every mail of ours: one that comes back to us with it is our own. */
    static final String CASE_HEADER = "X-Tierline-Case";

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final MailIdentity identity;
    private final MailThread mailThread;
    private final MailFiles files;

    MailBody(MailIdentity identity, MailThread mailThread, MailFiles files) {
        this.identity = identity;
        this.mailThread = mailThread;
        this.files = files;
    }

    /** @throws MessagingException when the recipient's address is malformed */
    MimeMessage of(Message message, Instant now, Session session) throws MessagingException {
        MimeMessage mail = new MimeMessage(session);
        mail.setFrom(identity.from());
        mail.setRecipient(RecipientType.TO, to(message));
        mail.setSubject(message.subject(), UTF_8);
        mail.setSentDate(Date.from(now));
        // So that out-of-office replies do not answer us (RFC 3834).
        mail.setHeader("Auto-Submitted", "auto-generated");
        if (message.caseKey() != null) {
            mail.setHeader(CASE_HEADER, message.caseKey());
            if (identity.replies() != null) {
                String address = identity.replies().of(message.caseKey());
                mail.setReplyTo(new InternetAddress[] {new InternetAddress(address, true)});
            }
            join(mail, mailThread.before(message));
        }
        MimeMultipart words = new MimeMultipart("alternative", text(message), html(message));
        List<MimeBodyPart> attached = files.of(message);
        mail.setContent(attached.isEmpty() ? words : mixed(words, attached));
        mail.saveChanges();
        // After saving, which sets a random one.
        mail.setHeader("Message-ID", identity.ids().of(message));
        return mail;
    }

    /** Mail programs show as one conversation what says what it follows. */
    private static void join(MimeMessage mail, List<String> before) throws MessagingException {
        if (!before.isEmpty()) {
            mail.setHeader("In-Reply-To", before.get(before.size() - 1));
            mail.setHeader("References", MimeUtility.fold("References: ".length(), String.join(" ", before)));
        }
    }

    private static MimeMultipart mixed(MimeMultipart words, List<MimeBodyPart> attached) throws MessagingException {
        MimeMultipart mixed = new MimeMultipart("mixed");
        MimeBodyPart first = new MimeBodyPart();
        first.setContent(words);
        mixed.addBodyPart(first);
        for (MimeBodyPart part : attached) {
            mixed.addBodyPart(part);
        }
        return mixed;
    }

    private static MimeBodyPart text(Message message) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(message.text(), UTF_8);
        return part;
    }

    private static MimeBodyPart html(Message message) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(HtmlBody.of(message.subject(), message.text()), UTF_8, "html");
        return part;
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
}
