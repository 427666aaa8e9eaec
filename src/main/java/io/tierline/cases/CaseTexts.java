package io.tierline.cases;

import io.tierline.cases.events.EventTexts;
import java.util.Map;

/**
 * The texts of a case's events, as far as they have not been erased.
 *
 * @param bySeq by the event's place in the ledger
 */
public record CaseTexts(Map<Integer, EventTexts> bySeq) {

    public static final CaseTexts NONE = new CaseTexts(Map.of());

    public EventTexts of(CaseEvent event) {
        return of(event.seq());
    }

    /** @param seq the event's place in the ledger; of a place without an event there are none */
    public EventTexts of(int seq) {
        return bySeq.getOrDefault(seq, EventTexts.NONE);
    }

    /** Of the ticket that opened the case. */
    public EventTexts ticket() {
        return of(1);
    }
}
