package io.tierline.process.steps;

import io.tierline.cases.CaseEvent;
import io.tierline.cases.EventType;
import java.util.List;
import java.util.Optional;

/** The fix of a problem that many cases share: it is explained once, for all of their customers. */
final class Explained {

    private Explained() {}

    /** The fix that this resolution comes from; empty when it comes from the case's own people. */
    static Optional<CaseEvent> by(List<CaseEvent> ledger) {
        for (int i = ledger.size() - 1; i >= 0; i--) {
            CaseEvent event = ledger.get(i);
            if (event.is(EventType.FIXED)) {
                return Optional.of(event).filter(fixed -> fixed.text("problem") != null);
            }
            if (event.is(EventType.TIER_ENTERED) || event.is(EventType.REOPENED) || event.is(EventType.FIX_RECORDED)) {
                break;
            }
        }
        return Optional.empty();
    }
}
