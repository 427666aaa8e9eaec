package io.tierline.connectors.mail;

import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Properties;

/**
 * A mail as the inbox keeps it: as it came, but of what is attached only name, type and size, and under which id the desk has
 * its bytes or why not. Before it stands when our mail server took it, and whether it was longer than what was read.
 */
final class StoredMail {

    static final String RECEIVED = "X-Tierline-Received";
    static final String CUT = "X-Tierline-Cut";

    /** In place of an attachment's content: how many bytes it had. */
    static final String SIZE = "X-Tierline-Size";

    /** Beside it: the id under which the desk has the content, or a sentence that says why it has not. */
    static final String FILE = "X-Tierline-File";

    static final String REFUSED = "X-Tierline-Refused";

    private static final int LONGEST_TEXT = 512 * 1024;

    /** When a mail cannot be taken apart, so much of it is kept as it is. */
    private static final int LONGEST_UNREADABLE = 256 * 1024;

    private static final int DEEPEST = 10;

    private final Taker taker;
    private final ByteArrayOutputStream to;

    private StoredMail(Taker taker, ByteArrayOutputStream to) {
        this.taker = taker;
        this.to = to;
    }

    /** Takes what is attached out of a mail, in its order. */
    interface Taker {

        /** @return null where nobody wants it */
        Taken take(MimePart attached);
    }

    /** @param upload the id under which the desk has it, or null; @param refused else why it has not */
    record Taken(String upload, String refused) {

        static Taken as(String upload) {
            return new Taken(upload, null);
        }

        static Taken refused(String sentence) {
            return new Taken(null, sentence);
        }
    }

    /** Without what is attached. @param isCut whether the mail goes on behind these bytes */
    static byte[] of(byte[] raw, Instant received, boolean isCut) {
        return of(raw, received, isCut, attached -> null);
    }

    /** @param isCut whether the mail goes on behind these bytes; @param taker is given what is attached */
    static byte[] of(byte[] raw, Instant received, boolean isCut, Taker taker) {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        line(kept, RECEIVED + ": " + received);
        if (isCut) {
            line(kept, CUT + ": yes");
        }
        int head = kept.size();
        try {
            new StoredMail(taker, kept).write(parse(raw), 0);
            return kept.toByteArray();
        } catch (FileNotKeptException e) {
            throw e;
        } catch (MessagingException | IOException | RuntimeException e) {
            ByteArrayOutputStream asItIs = new ByteArrayOutputStream();
            asItIs.write(kept.toByteArray(), 0, head);
            asItIs.write(raw, 0, Math.min(raw.length, LONGEST_UNREADABLE));
            return asItIs.toByteArray();
        }
    }

    /** Lenient in whatever can be lenient. */
    static MimeMessage parse(byte[] bytes) throws MessagingException {
        Properties lenient = new Properties();
        lenient.setProperty("mail.mime.address.strict", "false");
        lenient.setProperty("mail.mime.allowutf8", "true");
        return new MimeMessage(Session.getInstance(lenient), new ByteArrayInputStream(bytes));
    }

    private void write(MimePart part, int depth) throws MessagingException, IOException {
        for (Header header : Collections.list(part.getAllHeaders())) {
            // What stands before is ours alone to say.
            if (!header.getName().toLowerCase(java.util.Locale.ROOT).startsWith("x-tierline-")
                    || header.getName().equalsIgnoreCase(MailBody.CASE_HEADER)) {
                line(to, header.getName() + ": " + header.getValue());
            }
        }
        List<MimePart> parts = depth < DEEPEST ? MimeParts.of(part) : List.of();
        if (!parts.isEmpty()) {
            line(to, "");
            String boundary = new ContentType(part.getContentType()).getParameter("boundary");
            if (boundary == null) {
                throw new IOException("A multipart without a boundary");
            }
            for (MimePart child : parts) {
                line(to, "--" + boundary);
                write(child, depth + 1);
                line(to, "");
            }
            line(to, "--" + boundary + "--");
        } else if (isText(part)) {
            line(to, "");
            copy(part, to, LONGEST_TEXT);
        } else {
            line(to, SIZE + ": " + MimeParts.size(part));
            Taken taken = taker.take(part);
            if (taken != null && taken.upload() != null) {
                line(to, FILE + ": " + taken.upload());
            } else if (taken != null) {
                line(to, REFUSED + ": " + onOneLine(taken.refused()));
            }
            line(to, "");
            if (MimeParts.is(part, "message/rfc822")) {
                to.writeBytes(MimeParts.headOf(part));
            }
        }
    }

    private static String onOneLine(String sentence) throws IOException {
        return MimeUtility.encodeText(sentence.replaceAll("\\p{Cntrl}+", " "), "UTF-8", "B")
                .replaceAll("\\s*\\r?\\n\\s*", "\r\n ");
    }

    private static boolean isText(MimePart part) {
        return MimeParts.isText(part)
                || MimeParts.is(part, "message/delivery-status")
                || MimeParts.is(part, "text/rfc822-headers");
    }

    private static void copy(MimePart part, ByteArrayOutputStream to, int most) throws MessagingException, IOException {
        try (InputStream in = MimeParts.rawStream(part)) {
            to.writeBytes(in.readNBytes(most));
        }
    }

    private static void line(ByteArrayOutputStream to, String line) {
        try {
            to.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
