package io.tierline.review;

import io.tierline.cases.CaseEvent;
import io.tierline.cases.CaseTexts;
import io.tierline.cases.events.ClosureEvents.FixRecorded;
import io.tierline.cases.events.ClosureEvents.ResolutionTold;
import io.tierline.cases.events.EventText;
import java.util.List;

/** What the levels recorded with a fix, and what the customer was told with the resolution. */
final class Findings {

    private Findings() {}

    /** That text as it was recorded last, or null: what was told in the end is better known than the first guess. */
    static String last(List<CaseEvent> events, CaseTexts texts, EventText name) {
        String last = null;
        for (CaseEvent event : events) {
            if (event.is(FixRecorded.class, ResolutionTold.class)) {
                last = texts.of(event).getOr(name, last);
            }
        }
        return last;
    }
}
