package io.tierline.connectors.mail;

import io.tierline.connectors.http.InvalidConnectorException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Locale;

/** The address at which a case takes answers. Every case has one of its own, which cannot be guessed. */
final class ReplyAddress {

    private static final String TOKEN = "{token}";

    /** RFC 5321. */
    private static final int LONGEST_LOCAL_PART = 64;

    private static final String SAMPLE = "esc-2026-000042-abcdefghijklmnop";

    private final String pattern;
    private final CaseTokens tokens;

    /** @param pattern such as {@code support+{token}@example.com}; empty to put the token behind a plus in {@code from} */
    ReplyAddress(String pattern, InternetAddress from, CaseTokens tokens) {
        this.pattern = pattern.isBlank() ? from.getAddress().replaceFirst("@", "+" + TOKEN + "@") : pattern.strip();
        this.tokens = tokens;
        check();
    }

    private void check() {
        String sample = pattern.replace(TOKEN, SAMPLE);
        int at = sample.lastIndexOf('@');
        try {
            new InternetAddress(sample, true);
            if (pattern.contains(TOKEN) && at <= LONGEST_LOCAL_PART) {
                return;
            }
        } catch (AddressException e) {
            // Said below.
        }
        throw new InvalidConnectorException(
                "tierline.mail.reply-to must be an address with " + TOKEN + " in it, at most " + LONGEST_LOCAL_PART
                        + " characters before the @ once the token has taken its place; it is '" + pattern + "'.",
                "Set TIERLINE_MAIL_REPLYTO to an address such as support+" + TOKEN
                        + "@example.com. Left out, the token stands" + " behind a plus in tierline.mail.from.");
    }

    String of(String caseKey) {
        return pattern.replace(TOKEN, tokens.of(caseKey));
    }

    /** Whether an address is one of this pattern, of whatever case, or with whatever it carries in the token's place. */
    boolean covers(String address) {
        String lower = address.toLowerCase(Locale.ROOT);
        String mine = pattern.toLowerCase(Locale.ROOT);
        int token = mine.indexOf(TOKEN);
        return lower.startsWith(mine.substring(0, token)) && lower.endsWith(mine.substring(token + TOKEN.length()));
    }
}
