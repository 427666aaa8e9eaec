package io.tierline.connectors.mail;

import io.tierline.connectors.mail.ParsedMail.Bounce;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MailDateFormat;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimePart;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads a mail as the inbox keeps it. */
final class MailParser {

    private static final int DEEPEST = 10;
    private static final int MOST_ATTACHMENTS = 50;

    private static final List<String> ADDRESSEES =
            List.of("To", "Cc", "Delivered-To", "X-Original-To", "X-Envelope-To", "Envelope-To");

    /** Headers that only programs set which answer by themselves. */
    private static final List<String> AUTOMATIC_HEADERS = List.of(
            "X-Autoreply",
            "X-Autorespond",
            "X-Auto-Reply",
            "X-AutoReply-From",
            "X-Mail-Autoreply",
            "X-MS-Exchange-Inbox-Rules-Loop");

    private static final Set<String> AUTOMATIC_PRECEDENCE = Set.of("bulk", "junk", "list", "auto_reply");

    private static final Pattern DELAY = Pattern.compile("(?i)delay|warning");

    private static final Pattern FINAL_RECIPIENT =
            Pattern.compile("(?im)^(?:Original|Final)-Recipient:\\s*[^;\\s]+\\s*;\\s*<?([^\\s<>]+)>?");
    private static final Pattern ACTION = Pattern.compile("(?im)^Action:\\s*([a-z]+)");
    private static final Pattern STATUS = Pattern.compile("(?im)^Status:\\s*(\\d\\.\\d{1,3}\\.\\d{1,3})");

    private final MimeMessage mail;
    private final List<AttachedFile> attachments = new ArrayList<>();

    private MailParser(MimeMessage mail) {
        this.mail = mail;
    }

    /** @throws MessagingException when it is no mail at all */
    static ParsedMail read(byte[] kept) throws MessagingException {
        return new MailParser(StoredMail.parse(kept)).read();
    }

    /** Text of a mail: with quotes and without. */
    private record Words(String whole, String reply, boolean fromHtml) {

        static final Words NONE = new Words("", "", true);

        boolean isBlank() {
            return whole.isBlank();
        }

        Words and(Words next) {
            return next.isBlank()
                    ? this
                    : isBlank()
                            ? next
                            : new Words(
                                    whole.strip() + "\n\n" + next.whole,
                                    reply.strip() + "\n\n" + next.reply,
                                    fromHtml && next.fromHtml);
        }
    }

    private ParsedMail read() {
        InternetAddress from = from();
        Words words = words(mail, 0);
        String whole = words.whole.strip();
        return new ParsedMail(
                header("Message-ID"),
                from == null || from.getAddress() == null
                        ? null
                        : from.getAddress().strip().toLowerCase(Locale.ROOT),
                from == null ? null : from.getPersonal(),
                Objects.requireNonNullElse(header("Subject"), ""),
                date(),
                received(),
                all(ADDRESSEES),
                all(List.of("In-Reply-To", "References")),
                header(MailBody.CASE_HEADER) != null,
                automatic(),
                bounce(from, whole),
                QuotedText.strip(words.reply.isBlank() ? whole : words.reply),
                whole,
                List.copyOf(attachments),
                header(StoredMail.CUT) != null);
    }

    private String header(String name) {
        return MimeParts.header(mail, name);
    }

    private List<String> all(List<String> names) {
        return names.stream()
                .flatMap(name -> Arrays.stream(MimeParts.headers(mail, name)))
                .toList();
    }

    private InternetAddress from() {
        for (String name : List.of("From", "Sender")) {
            try {
                Address[] addresses =
                        InternetAddress.parseHeader(String.join(",", MimeParts.headers(mail, name)), false);
                if (addresses.length > 0 && addresses[0] instanceof InternetAddress address) {
                    return address;
                }
            } catch (AddressException e) {
                // Perhaps the next says it.
            }
        }
        return null;
    }

    private Instant date() {
        String date = header("Date");
        try {
            return date == null ? null : new MailDateFormat().parse(date).toInstant();
        } catch (ParseException | RuntimeException e) {
            return null;
        }
    }

    private Instant received() {
        try {
            return Instant.parse(header(StoredMail.RECEIVED));
        } catch (DateTimeParseException | NullPointerException e) {
            throw new IllegalArgumentException("It does not say when it was received.", e);
        }
    }

    /** The header by which it shows that a program wrote it; null where nothing shows it. */
    private String automatic() {
        String submitted = header("Auto-Submitted");
        if (submitted != null && !submitted.toLowerCase(Locale.ROOT).startsWith("no")) {
            return "Auto-Submitted";
        }
        String precedence = header("Precedence");
        if (precedence != null && AUTOMATIC_PRECEDENCE.contains(precedence.toLowerCase(Locale.ROOT))) {
            return "Precedence";
        }
        for (String name : AUTOMATIC_HEADERS) {
            if (header(name) != null) {
                return name;
            }
        }
        // An empty envelope sender: the sender wants no answer, so no person sent it.
        if ("<>".equals(header("Return-Path"))) {
            return "Return-Path";
        }
        if (MimeParts.is(mail, "multipart/report") || isAnswerOfCalendar(mail, 0)) {
            return "Content-Type";
        }
        String suppressed = header("X-Auto-Response-Suppress");
        if (suppressed != null && !suppressed.strip().equalsIgnoreCase("none")) {
            return "X-Auto-Response-Suppress";
        }
        if (AbsenceSubjects.match(header("Subject"))) {
            return "Subject";
        }
        return null;
    }

    /** An invitation was accepted or declined by a click. A proposal of another time (COUNTER) is a person's word. */
    private static boolean isAnswerOfCalendar(MimePart part, int depth) {
        return MimeParts.is(part, "text/calendar") && "REPLY".equalsIgnoreCase(MimeParts.parameter(part, "method"))
                || children(part, depth).anyMatch(child -> isAnswerOfCalendar(child, depth + 1));
    }

    private Bounce bounce(InternetAddress from, String whole) {
        String report = report(mail, 0);
        if (MimeParts.is(mail, "multipart/report") && report != null) {
            return new Bounce(
                    found(FINAL_RECIPIENT, report),
                    !Set.of("delayed", "relayed", "delivered", "expanded")
                            .contains(Objects.requireNonNullElse(found(ACTION, report), "failed")),
                    found(STATUS, report),
                    report + "\n" + original(mail, 0));
        }
        String failed = header("X-Failed-Recipients");
        if (failed != null || isMailServer(from)) {
            return new Bounce(
                    failed == null ? null : failed.split(",")[0].strip().toLowerCase(Locale.ROOT),
                    !DELAY.matcher(Objects.requireNonNullElse(header("Subject"), ""))
                            .find(),
                    null,
                    whole + "\n" + original(mail, 0));
        }
        return null;
    }

    /** A person may have the address of a postmaster. */
    private boolean isMailServer(InternetAddress from) {
        String address = from == null ? null : from.getAddress();
        String name = address == null ? "" : address.split("@")[0].toLowerCase(Locale.ROOT);
        return name.equals("mailer-daemon") || name.equals("postmaster") && automatic() != null;
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1).toLowerCase(Locale.ROOT) : null;
    }

    /** What the mail server reports, or null where it does not. */
    private static String report(MimePart part, int depth) {
        if (MimeParts.is(part, "message/delivery-status")) {
            return new String(MimeParts.raw(part), StandardCharsets.UTF_8);
        }
        return children(part, depth)
                .map(child -> report(child, depth + 1))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** The headers of our own mail, as a report brings them back. */
    private static String original(MimePart part, int depth) {
        if (MimeParts.is(part, "text/rfc822-headers")) {
            return MimeParts.text(part);
        }
        if (MimeParts.is(part, "message/rfc822")) {
            return new String(MimeParts.headOf(part), StandardCharsets.UTF_8);
        }
        return children(part, depth).map(child -> original(child, depth + 1)).collect(Collectors.joining("\n"));
    }

    private static Stream<MimePart> children(MimePart part, int depth) {
        return depth < DEEPEST ? MimeParts.of(part).stream() : Stream.empty();
    }

    private Words words(MimePart part, int depth) {
        List<Words> children =
                children(part, depth).map(child -> words(child, depth + 1)).toList();
        if (!children.isEmpty()) {
            return MimeParts.is(part, "multipart/alternative")
                    ? best(children)
                    : children.stream().reduce(Words.NONE, Words::and);
        }
        if (!MimeParts.isText(part)) {
            attached(part);
            return Words.NONE;
        }
        if (MimeParts.is(part, "text/html")) {
            String html = MimeParts.text(part);
            return new Words(HtmlText.whole(html), HtmlText.reply(html), true);
        }
        if (MimeParts.is(part, "text/rfc822-headers")) {
            return Words.NONE;
        }
        String text = MimeParts.text(part);
        return new Words(text, text, false);
    }

    /** Of several ways to say the same: plain text, if it says anything. */
    private static Words best(List<Words> ways) {
        return Stream.concat(
                        ways.stream().filter(words -> !words.fromHtml && !words.isBlank()),
                        ways.stream().filter(words -> !words.isBlank()))
                .findFirst()
                .orElse(Words.NONE);
    }

    private void attached(MimePart part) {
        if (MimeParts.is(part, "message/delivery-status") || attachments.size() >= MOST_ATTACHMENTS) {
            return;
        }
        String name = Objects.requireNonNullElse(MimeParts.fileName(part), "without a name");
        attachments.add(new AttachedFile(
                name, size(part), MimeParts.header(part, StoredMail.FILE), MimeParts.header(part, StoredMail.REFUSED)));
    }

    private static long size(MimePart part) {
        String kept = MimeParts.header(part, StoredMail.SIZE);
        return kept != null && kept.matches("\\d{1,18}") ? Long.parseLong(kept) : MimeParts.size(part);
    }
}
