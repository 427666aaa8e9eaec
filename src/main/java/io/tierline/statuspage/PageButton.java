package io.tierline.statuspage;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * A button of a customer's page counts once, however often it is pressed: each page that is shown has a number of its own,
 * and a button sends it along. Other words behind the same button are another message.
 */
final class PageButton {

    /** The forms' field with the number. */
    private static final String FIELD = "once";

    private PageButton() {}

    static String fresh() {
        return UUID.randomUUID().toString();
    }

    /** @return the dedup key of what is sent; null when the page's number did not come along */
    static String once(HttpServletRequest request, String button, String words) {
        String page = request.getParameter(FIELD);
        return page == null || !page.matches("[0-9a-f-]{36}")
                ? null
                : "page:" + button + ":" + page + ":" + UUID.nameUUIDFromBytes(words.getBytes(StandardCharsets.UTF_8));
    }
}
