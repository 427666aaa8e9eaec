package io.tierline.process.steps;

import io.tierline.cases.CaseEvent;
import io.tierline.cases.events.ClosureEvents.FixRecorded;
import io.tierline.cases.events.ClosureEvents.Reopened;
import io.tierline.cases.events.WorkEvents.Fixed;
import io.tierline.cases.events.WorkEvents.TierEntered;
import java.util.List;
import java.util.Optional;

/** The fix of a problem that many cases share: it is explained once, for all of their customers. */
final class Explained {

    private Explained() {}

    /** The fix that this resolution comes from; empty when it comes from the case's own people. */
    static Optional<CaseEvent> by(List<CaseEvent> ledger) {
        for (int i = ledger.size() - 1; i >= 0; i--) {
            CaseEvent event = ledger.get(i);
            if (event.facts() instanceof Fixed fixed) {
                return Optional.of(event).filter(found -> fixed.problem() != null);
            }
            if (event.is(TierEntered.class, Reopened.class, FixRecorded.class)) {
                break;
            }
        }
        return Optional.empty();
    }
}
