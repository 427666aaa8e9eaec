package io.tierline.process.timers;

import io.tierline.cases.Assignment;
import io.tierline.cases.Case;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.Ledger;
import io.tierline.cases.LedgerChanged;
import io.tierline.cases.NewEvent;
import io.tierline.cases.events.WorkEvents.TierEntered;
import io.tierline.sla.CaseClocks;
import io.tierline.sla.Verdict;
import io.tierline.sla.Verdict.HeldBy;
import io.tierline.sla.Verdict.Kind;
import java.time.Instant;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Writes the clocks' verdicts into the ledger, each once. */
@Component
public class Verdicts {

    private final CaseClockReader clocks;
    private final Ledger ledger;

    Verdicts(CaseClockReader clocks, Ledger ledger) {
        this.clocks = clocks;
        this.ledger = ledger;
    }

    /**
     * Records every verdict that has fallen due, dated when it was.
     *
     * @return what was recorded
     */
    public List<Verdict> recordDue(String caseKey) {
        List<Verdict> due = clocks.of(caseKey).unrecorded();
        due.forEach(verdict -> record(caseKey, verdict));
        return due;
    }

    /**
     * What an act has decided is recorded with the act. A clock that is still open is left to its timer, whose step in
     * the model says what follows from the verdict.
     */
    @EventListener
    @Order(50)
    public void on(LedgerChanged change) {
        if (!change.movesTime()) {
            return;
        }
        CaseClocks now = clocks.of(change.ledger());
        now.unrecorded().stream()
                .filter(verdict -> !stillOpen(now, verdict))
                .forEach(verdict -> record(change.caseKey(), verdict));
    }

    private static boolean stillOpen(CaseClocks now, Verdict verdict) {
        return now.clocks().stream()
                .anyMatch(one ->
                        one.name().equals(verdict.clock()) && one.occurrence() == verdict.occurrence() && one.isOpen());
    }

    private void record(String caseKey, Verdict verdict) {
        HeldBy held = verdict.kind() == Kind.BREACHED ? heldBy(caseKey, verdict) : null;
        ledger.append(
                caseKey, NewEvent.of(verdict.facts(held), CaseEvent.TIERLINE).at(verdict.at()));
    }

    /**
     * A breach names who had the case when its time was up; while no one had it, who had it last. It does not name the
     * level to which the case goes because of it.
     */
    private HeldBy heldBy(String caseKey, Verdict verdict) {
        Case then = Case.fold(ledger.events(caseKey).stream()
                .filter(one -> one.seq() == 1 || isBefore(one, verdict.at()))
                .toList());
        Assignment assignment = then.assignment();
        return assignment == null ? null : new HeldBy(assignment.tier(), assignment.team(), then.owner());
    }

    private static boolean isBefore(CaseEvent event, Instant at) {
        return event.is(TierEntered.class)
                ? event.happenedAt().isBefore(at)
                : !event.happenedAt().isAfter(at);
    }
}
