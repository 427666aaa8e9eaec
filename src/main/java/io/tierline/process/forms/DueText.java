package io.tierline.process.forms;

import io.tierline.process.DisplayText;
import java.time.Instant;

/** A deadline in words, as forms show it. Always the moment itself: "in two hours" would be wrong a minute later. */
final class DueText {

    private DueText() {}

    /** Such as "Mon 23 Nov 2026, 09:30 UTC"; "no deadline" without one. */
    static String inWords(Instant due) {
        return due == null ? "no deadline" : DisplayText.moment(due);
    }
}
