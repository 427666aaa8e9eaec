package io.tierline.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tierline.cases.CaseLooks.Unseen;
import java.time.Instant;

/**
 * What was said last and not looked at by who has the case, as a screen shows it.
 *
 * @param by the name of the colleague; null for the customer
 * @param text its beginning; null once it is erased
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record UnseenView(String key, int seq, String by, Instant at, String text) {

    private static final int BRIEF = 200;

    static UnseenView of(Unseen unseen, Names names) {
        String text = unseen.text();
        return new UnseenView(
                unseen.caseKey(),
                unseen.seq(),
                unseen.byCustomer() ? null : names.of(unseen.actor()),
                unseen.at(),
                text == null || text.length() <= BRIEF ? text : text.substring(0, BRIEF) + "…");
    }
}
