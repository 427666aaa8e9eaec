package io.tierline.agreement;

import io.tierline.cases.Case;
import io.tierline.cases.Case.State;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.events.ClosureEvents.CustomerConfirmed;
import io.tierline.cases.events.ClosureEvents.Reopened;
import io.tierline.cases.events.ClosureEvents.ResolutionTold;
import io.tierline.cases.events.EventFacts;
import io.tierline.cases.events.IntakeEvents.PolicyPinned;
import io.tierline.cases.events.WorkEvents.Moved;
import io.tierline.cases.events.WorkEvents.TierEntered;
import io.tierline.process.model.EscalationProcess;
import java.util.List;

/** Where a case stands by its ledger: the element of the model before which it goes on, with nothing done twice. */
final class StandingPlace {

    private static final String RESOLVED = "resolved";

    /** After these what was told before is of an earlier round. */
    private StandingPlace() {}

    /** Of an open case that no level has. */
    static String of(List<CaseEvent> ledger, Case file) {
        if (ledger.stream().noneMatch(event -> event.is(PolicyPinned.class))) {
            return EscalationProcess.OPEN_CASE;
        }
        boolean solved = RESOLVED.equals(file.lastOutcome());
        if (file.state() == State.RESOLVED) {
            return saidInThisRound(ledger, ResolutionTold.class) ? afterTelling(ledger) : EscalationProcess.RESOLVING;
        }
        if (solved) {
            return EscalationProcess.RESOLVING;
        }
        return file.state() == State.WAITING ? EscalationProcess.WAIT_FOR_REPLY : EscalationProcess.DECIDE_LEVEL;
    }

    /** What the customer said while no process listened is acted upon now. */
    private static String afterTelling(List<CaseEvent> ledger) {
        return saidInThisRound(ledger, CustomerConfirmed.class)
                ? EscalationProcess.CLOSE_CASE
                : EscalationProcess.WAIT_FOR_CONFIRMATION;
    }

    static boolean saidInThisRound(List<CaseEvent> ledger, Class<? extends EventFacts> type) {
        for (int i = ledger.size() - 1;
                i >= 0 && !ledger.get(i).is(TierEntered.class, Reopened.class, Moved.class);
                i--) {
            if (ledger.get(i).is(type)) {
                return true;
            }
        }
        return false;
    }
}
