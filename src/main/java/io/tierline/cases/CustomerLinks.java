package io.tierline.cases;

import java.util.regex.Pattern;

/**
 * Takes the key out of customers' links. Any person with such an address can answer as the customer, so the ledger and
 * what our people are shown hold {@code /status/…} instead.
 */
public final class CustomerLinks {

    /** As mail programs wrap it: a soft line break can stand between any two characters. */
    private static final String SOFT = "(?:=\\r?\\n)?";

    private static final String SLASH = "(?:/|%2F|%252F|=2F|\\\\/|&#x2F;|&#47;)";

    private static final Pattern LINK = Pattern.compile(
            "(" + SLASH + SOFT + String.join(SOFT, "status".split("")) + SOFT + SLASH + SOFT + ")(?:[A-Za-z0-9_-]"
                    + SOFT + "){22,64}(?![A-Za-z0-9_-])",
            Pattern.CASE_INSENSITIVE);

    private CustomerLinks() {}

    /** The text without the keys of links; null for null. */
    public static String hidden(String text) {
        return text == null ? null : LINK.matcher(text).replaceAll("$1…");
    }
}
