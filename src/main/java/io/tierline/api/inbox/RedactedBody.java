package io.tierline.api.inbox;

import io.tierline.cases.CustomerLinks;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stored body as our people see it. A customer who answers a mail quotes the link to their page, and a mail program may
 * send that as base64: such a part is left out.
 */
final class RedactedBody {

    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]{40,}(?:\\r?\\n[A-Za-z0-9+/]{4,})*={0,2}");

    private static final String LEFT_OUT = "(a part in base64 that holds the link to the customer's page is not shown)";

    private RedactedBody() {}

    /** @param body as it came, or null */
    static String of(byte[] body) {
        if (body == null) {
            return null;
        }
        String text = CustomerLinks.hidden(new String(body, StandardCharsets.UTF_8));
        return BASE64.matcher(text).replaceAll(part -> Matcher.quoteReplacement(shown(part.group())));
    }

    private static String shown(String part) {
        try {
            String decoded = new String(Base64.getMimeDecoder().decode(part), StandardCharsets.UTF_8);
            return decoded.equals(CustomerLinks.hidden(decoded)) ? part : LEFT_OUT;
        } catch (IllegalArgumentException e) {
            return part;
        }
    }
}
