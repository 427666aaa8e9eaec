package io.tierline.casework;

import io.tierline.cases.NewEvent;
import io.tierline.cases.events.EventText;

/**
 * What was wrong, and what was done about it, in words; any may be null.
 *
 * @param mitigation what helps now
 * @param prevention what keeps it from coming back
 * @param customerMessage what the customer is told beside
 */
public record Fix(String rootCause, String mitigation, String prevention, String customerMessage) {

    NewEvent on(NewEvent event) {
        return event.withText(EventText.ROOT_CAUSE, rootCause)
                .withText(EventText.MITIGATION, mitigation)
                .withText(EventText.PREVENTION, prevention)
                .withText(EventText.CUSTOMER_MESSAGE, customerMessage);
    }
}
