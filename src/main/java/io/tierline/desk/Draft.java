package io.tierline.desk;

import java.time.Instant;
import java.util.List;

/**
 * What a person has typed on a case and not sent.
 *
 * @param place {@code update} or {@code note} in the composer; {@code form-} and a task's id
 */
record Draft(String caseKey, String place, List<Field> content, Instant changedAt) {

    static final String FORM = "form-";

    /** @param label what the field is called on the screen */
    record Field(String key, String label, String value) {}

    /** The task in whose form it was typed; null for the composer. */
    String taskId() {
        return place.startsWith(FORM) ? place.substring(FORM.length()) : null;
    }
}
