package io.tierline.process.timers;

import io.tierline.casefile.CaseEvent;
import io.tierline.casefile.Ledger;
import io.tierline.casefile.LedgerChanged;
import io.tierline.casefile.NewEvent;
import io.tierline.sla.CaseClocks;
import io.tierline.sla.Verdict;
import java.util.List;
import java.util.Map;
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
        ledger.append(
                caseKey,
                new NewEvent(verdict.type(), verdict.at(), CaseEvent.TIERLINE, verdict.facts(), Map.of(), null));
    }
}
