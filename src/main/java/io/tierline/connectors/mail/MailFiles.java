package io.tierline.connectors.mail;

import io.tierline.attachments.AttachmentRefusedException;
import io.tierline.attachments.Attachments;
import io.tierline.attachments.Attachments.Content;
import io.tierline.notifications.Message;
import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The files of a message, as parts of a mail. One that was erased meanwhile is left out: the message names it. */
class MailFiles {

    private static final Logger LOG = LoggerFactory.getLogger(MailFiles.class);

    private final Supplier<Attachments> attachments;

    /** @param attachments asked for only where a message has files */
    MailFiles(Supplier<Attachments> attachments) {
        this.attachments = attachments;
    }

    List<MimeBodyPart> of(Message message) throws MessagingException {
        List<MimeBodyPart> parts = new ArrayList<>();
        for (String id : message.attachments()) {
            try {
                parts.add(part(attachments.get().content(message.caseKey(), id)));
            } catch (AttachmentRefusedException e) {
                if (e.getStatusCode().is5xxServerError()) {
                    throw e; // It is there, and the mail waits for it.
                }
                LOG.info("Delivery {} goes without file {}: {}", message.delivery(), id, e.sentence());
            }
        }
        return parts;
    }

    private static MimeBodyPart part(Content content) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        String type = content.attachment().facts().mediaType();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(content.bytes(), type)));
        part.setDisposition(Part.ATTACHMENT);
        part.setFileName(encoded(content.attachment().name()));
        part.setHeader("Content-Transfer-Encoding", "base64");
        return part;
    }

    /** As mail programs read it, whether or not they know RFC 2231. */
    private static String encoded(String name) {
        try {
            return MimeUtility.encodeText(name, "UTF-8", null);
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("Each Java has UTF-8", e);
        }
    }
}
