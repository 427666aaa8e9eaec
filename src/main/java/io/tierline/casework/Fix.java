package io.tierline.casework;

import io.tierline.cases.NewEvent;

/**
 * What was wrong, and what was done about it, in words; any may be null.
 *
 * @param mitigation what helps now
 * @param prevention what keeps it from coming back
 * @param customerMessage what the customer is told beside
 */
public record Fix(String rootCause, String mitigation, String prevention, String customerMessage) {

    NewEvent on(NewEvent event) {
        return event.withText("rootCause", rootCause)
                .withText("mitigation", mitigation)
                .withText("prevention", prevention)
                .withText("customerMessage", customerMessage);
    }
}
