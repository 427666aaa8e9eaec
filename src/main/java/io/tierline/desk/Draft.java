package io.tierline.desk;

import java.time.Instant;
import java.util.List;

/**
 * What a person has typed on a case and not sent.
 *
 * @param place {@code update} or {@code note} in the composer; {@code form-} and a task's id
 * @param putBack whether it is a message that came back and that its person has not seen
 * @param cameBack why it could not be sent, of a message that came back; null for what its person left there
 */
record Draft(String caseKey, String place, List<Field> content, Instant changedAt, boolean putBack, String cameBack) {

    static final String FORM = "form-";

    /** @param label what the field is called on the screen */
    record Field(String key, String label, String value) {}

    /** The task in whose form it was typed; null for the composer. */
    String taskId() {
        return place.startsWith(FORM) ? place.substring(FORM.length()) : null;
    }
}
