package io.tierline.attachments;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a mail brings its reader. */
final class Mailed {

    private Mailed() {}

    static Map<String, byte[]> files(MimeMessage mail) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try {
            collect(mail, files);
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
        return files;
    }

    private static void collect(Part part, Map<String, byte[]> files) throws MessagingException, IOException {
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart child = parts.getBodyPart(i);
                collect(child, files);
            }
        } else if (Part.ATTACHMENT.equals(part.getDisposition())) {
            files.put(
                    MimeUtility.decodeText(part.getFileName()),
                    part.getInputStream().readAllBytes());
        }
    }

    /** As a program shows it that reads no HTML. */
    static String text(MimeMessage mail) {
        try {
            return text((Part) mail);
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(Part part) throws MessagingException, IOException {
        if (part.getContent() instanceof Multipart parts) {
            return text(parts.getBodyPart(0));
        }
        return String.valueOf(part.getContent());
    }
}
