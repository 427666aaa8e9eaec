package io.tierline.connectors.mail;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads the parts of a mail, whatever is wrong with it: mails are seldom as the standards say. */
final class MimeParts {

    /** Where Windows programs do not say what they write. */
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private static final int MOST_PARTS = 200;

    /** Bytes of one part; no more is read. */
    private static final int LONGEST_TEXT = 1024 * 1024;

    private static final int LONGEST_HEADERS = 32 * 1024;

    private MimeParts() {}

    /** The parts of a multipart; empty when it is none, or when it cannot be taken apart. */
    static List<MimePart> of(Part part) {
        List<MimePart> parts = new ArrayList<>();
        try {
            if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart multipart) {
                for (int i = 0; i < Math.min(multipart.getCount(), MOST_PARTS); i++) {
                    BodyPart child = multipart.getBodyPart(i);
                    if (child instanceof MimePart mime) {
                        parts.add(mime);
                    }
                }
            }
        } catch (MessagingException | IOException | RuntimeException e) {
            // As many as there are.
        }
        return parts;
    }

    static boolean is(Part part, String type) {
        try {
            return part.isMimeType(type);
        } catch (MessagingException e) {
            return false;
        }
    }

    /** A parameter of its content type; null where there is none. */
    static String parameter(Part part, String name) {
        try {
            return part.getContentType() == null ? null : new ContentType(part.getContentType()).getParameter(name);
        } catch (MessagingException e) {
            return null;
        }
    }

    /** A header's first value with its encoded words read, on one line; or null. */
    static String header(Part part, String name) {
        String[] values = headers(part, name);
        return values.length == 0 ? null : decoded(values[0]);
    }

    static String[] headers(Part part, String name) {
        try {
            String[] values = part.getHeader(name);
            return values == null ? new String[0] : values;
        } catch (MessagingException e) {
            return new String[0];
        }
    }

    private static String decoded(String value) {
        String line = MimeUtility.unfold(value);
        try {
            return MimeUtility.decodeText(line).replaceAll("\\p{Cntrl}+", " ").strip();
        } catch (IOException | RuntimeException e) {
            return line.replaceAll("\\p{Cntrl}+", " ").strip();
        }
    }

    /** Whether it is something that the sender attached, and no text to be read. */
    static boolean isAttachment(Part part) {
        try {
            return Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())
                    || part.getFileName() != null && !is(part, "text/html");
        } catch (MessagingException e) {
            return header(part, "Content-Disposition") != null;
        }
    }

    /** Whether it is to be read: text, or a multipart that is so broken that it has no parts. */
    static boolean isText(Part part) {
        String type = header(part, "Content-Type");
        return !isAttachment(part)
                && (type == null
                        || is(part, "text/*")
                        || type.toLowerCase(Locale.ROOT).startsWith("multipart/") && of(part).isEmpty());
    }

    static String fileName(Part part) {
        try {
            String name = part.getFileName();
            return name == null ? null : decoded(name);
        } catch (MessagingException e) {
            return null;
        }
    }

    /** Its bytes, decoded from what they travelled in, as far as it is read. */
    static byte[] bytes(Part part) {
        try (InputStream in = part.getInputStream()) {
            return in.readNBytes(LONGEST_TEXT);
        } catch (MessagingException | IOException | RuntimeException e) {
            return raw(part);
        }
    }

    /** All of its bytes, decoded; of a mail that is attached, that mail as it is. */
    static byte[] all(Part part) {
        try (InputStream in = is(part, "message/rfc822") ? rawStream(part) : part.getInputStream()) {
            return in.readAllBytes();
        } catch (MessagingException | IOException | RuntimeException e) {
            return new byte[0];
        }
    }

    /** Its bytes as they travelled. */
    static byte[] raw(Part part) {
        try (InputStream in = rawStream(part)) {
            return in.readNBytes(LONGEST_TEXT);
        } catch (MessagingException | IOException | RuntimeException e) {
            return new byte[0];
        }
    }

    /** How many bytes it has, decoded; as far as that can be told. */
    static long size(Part part) {
        try (InputStream in = part.getInputStream()) {
            return in.transferTo(OutputStream.nullOutputStream());
        } catch (MessagingException | IOException | RuntimeException e) {
            return raw(part).length;
        }
    }

    /** The headers of a mail that is part of another one, as they are. */
    static byte[] headOf(Part attached) {
        String text = new String(raw(attached), StandardCharsets.ISO_8859_1);
        String head = text.substring(0, Math.min(text.length(), LONGEST_HEADERS));
        return head.split("\\r?\\n\\r?\\n", 2)[0].getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The bytes as they travelled. */
    static InputStream rawStream(Part part) throws MessagingException {
        if (part instanceof MimeMessage message) {
            return message.getRawInputStream();
        }
        return ((MimeBodyPart) part).getRawInputStream();
    }

    static String text(Part part) {
        byte[] bytes = bytes(part);
        Charset said = charset(part);
        String text = said == null ? guessed(bytes) : new String(bytes, said);
        // Neither PostgreSQL nor a reader wants these.
        return text.replace("\r\n", "\n").replace('\r', '\n').replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "");
    }

    private static Charset charset(Part part) {
        try {
            String name = new ContentType(part.getContentType()).getParameter("charset");
            Charset charset = name == null ? null : Charset.forName(MimeUtility.javaCharset(name.strip()));
            return StandardCharsets.US_ASCII.equals(charset) ? null : charset;
        } catch (MessagingException | RuntimeException e) {
            return null;
        }
    }

    private static String guessed(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, WINDOWS);
        }
    }
}
