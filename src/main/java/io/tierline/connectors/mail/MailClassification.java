package io.tierline.connectors.mail;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a mail is by itself, and which case it is about.
 *
 * @param caseKey the case whose token it carries, or null
 * @param namedCase the case that its subject names without proving anything, or null
 */
record MailClassification(Kind kind, String caseKey, String namedCase) {

    private static final Pattern NAMED = Pattern.compile("\\[(ESC-\\d{4}-\\d{6,12})]", Pattern.CASE_INSENSITIVE);

    enum Kind {
        /** One of our own, come back. */
        OURS,
        /** A mail server's word on a mail of ours. */
        BOUNCE,
        /** No person wrote it: out of office, a ticket system's receipt. */
        AUTOMATIC,
        WRITTEN;

        /** As people see it in the inbox. */
        String code() {
            return switch (this) {
                case OURS -> "own-mail";
                case BOUNCE -> "bounce";
                case AUTOMATIC -> "automatic-mail";
                case WRITTEN -> "mail";
            };
        }
    }

    static MailClassification of(ParsedMail letter, MailIdentity identity) {
        Kind kind = kind(letter, identity);
        List<String> whereTokensStand = kind == Kind.BOUNCE
                ? List.of(
                        String.join("\n", letter.addressees()), letter.bounce().original())
                : List.of(String.join("\n", letter.addressees()), String.join("\n", letter.answered()));
        Matcher named = NAMED.matcher(letter.subject());
        return new MailClassification(
                kind,
                whereTokensStand.stream()
                        .map(identity.tokens()::find)
                        .flatMap(Optional::stream)
                        .findFirst()
                        .orElse(null),
                named.find() ? named.group(1).toUpperCase(Locale.ROOT) : null);
    }

    private static Kind kind(ParsedMail letter, MailIdentity identity) {
        // A bounce may come under our own name, and is automatic as well: first what is most particular.
        if (letter.bounce() != null) {
            return Kind.BOUNCE;
        }
        if (letter.isOurs() || letter.from() != null && identity.isOurs(letter.from())) {
            return Kind.OURS;
        }
        return letter.automatic() != null ? Kind.AUTOMATIC : Kind.WRITTEN;
    }
}
