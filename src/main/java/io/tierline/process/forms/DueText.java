package io.tierline.process.forms;

import io.tierline.words.Reader;
import io.tierline.words.Saying;
import java.time.Instant;

/** A deadline in words, as forms show it. Always the moment itself: "in two hours" would be wrong a minute later. */
final class DueText {

    private DueText() {}

    /** Such as "Mon 23 Nov 2026, 09:30 UTC", in the reader's zone and language; "no deadline" without one. */
    static String inWords(Instant due) {
        return due == null ? Saying.of("shown.no-deadline").now() : Reader.now().moment(due);
    }
}
