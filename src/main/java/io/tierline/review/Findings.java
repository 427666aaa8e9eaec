package io.tierline.review;

import io.tierline.cases.CaseEvent;
import io.tierline.cases.events.ClosureEvents.FixRecorded;
import io.tierline.cases.events.ClosureEvents.ResolutionTold;
import java.util.List;
import java.util.Map;

/** What the levels recorded with a fix, and what the customer was told with the resolution. */
final class Findings {

    private Findings() {}

    /** The text of that name recorded last, or null: what was told in the end is better known than the first guess. */
    static String last(List<CaseEvent> events, Map<Integer, Map<String, String>> texts, String name) {
        String last = null;
        for (CaseEvent event : events) {
            if (event.is(FixRecorded.class, ResolutionTold.class)) {
                last = texts.getOrDefault(event.seq(), Map.of()).getOrDefault(name, last);
            }
        }
        return last;
    }
}
