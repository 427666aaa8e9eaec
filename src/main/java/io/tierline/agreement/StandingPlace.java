package io.tierline.agreement;

import io.tierline.cases.Case;
import io.tierline.cases.Case.State;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.EventType;
import io.tierline.process.model.EscalationProcess;
import java.util.List;
import java.util.Set;

/** Where a case stands by its ledger: the element of the model before which it goes on, with nothing done twice. */
final class StandingPlace {

    private static final String RESOLVED = "resolved";

    /** After these what was told before is of an earlier round. */
    private static final Set<String> NEW_ROUND = Set.of(EventType.TIER_ENTERED, EventType.REOPENED, EventType.MOVED);

    private StandingPlace() {}

    /** Of an open case that no level has. */
    static String of(List<CaseEvent> ledger, Case file) {
        if (ledger.stream().noneMatch(event -> event.is(EventType.POLICY_PINNED))) {
            return EscalationProcess.OPEN_CASE;
        }
        boolean solved = RESOLVED.equals(file.lastOutcome());
        if (file.state() == State.RESOLVED) {
            return saidInThisRound(ledger, EventType.RESOLUTION_TOLD)
                    ? afterTelling(ledger)
                    : EscalationProcess.RESOLVING;
        }
        if (solved) {
            return EscalationProcess.RESOLVING;
        }
        return file.state() == State.WAITING ? EscalationProcess.WAIT_FOR_REPLY : EscalationProcess.DECIDE_LEVEL;
    }

    /** What the customer said while no process listened is acted upon now. */
    private static String afterTelling(List<CaseEvent> ledger) {
        return saidInThisRound(ledger, EventType.CUSTOMER_CONFIRMED)
                ? EscalationProcess.CLOSE_CASE
                : EscalationProcess.WAIT_FOR_CONFIRMATION;
    }

    static boolean saidInThisRound(List<CaseEvent> ledger, String type) {
        for (int i = ledger.size() - 1;
                i >= 0 && !NEW_ROUND.contains(ledger.get(i).type());
                i--) {
            if (ledger.get(i).is(type)) {
                return true;
            }
        }
        return false;
    }
}
