package io.tierline.process.correlation;

import io.tierline.cases.Case;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.LedgerChanged;
import io.tierline.cases.events.ClosureEvents.ReopenRequested;
import io.tierline.cases.events.IntakeEvents.FactsChanged;
import io.tierline.cases.events.OversightEvents.ManagerNeeded;
import io.tierline.engine.AsTierline;
import io.tierline.process.model.EscalationProcess;
import io.tierline.process.model.Messages;
import io.tierline.sla.SlaClocks;
import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Ledger first, messages wake: an appended act is correlated by its type and the case's key once the engine's own step
 * is done; changed facts are for {@link FactsChange}. No match is no error, because the step that comes next reads from the ledger what is pending.
 */
@Component
class MessageCorrelation {

    private final RuntimeService runtime;
    private final Wake wake;
    private final AsTierline asTierline;

    MessageCorrelation(RuntimeService runtime, Wake wake, AsTierline asTierline) {
        this.runtime = runtime;
        this.wake = wake;
        this.asTierline = asTierline;
    }

    @EventListener
    @Order(1)
    public void on(LedgerChanged change) {
        List<CaseEvent> ledger = change.ledger();
        for (int i = change.firstNew(); i < ledger.size(); i++) {
            CaseEvent event = ledger.get(i);
            if (event.is(ReopenRequested.class)) {
                wish(event, Case.fold(ledger.subList(0, i)));
                continue;
            }
            boolean waking =
                    Messages.WAKING.contains(event.type()) && !event.is(FactsChanged.class) && SlaClocks.counts(event);
            if (waking && !isTheModelsOwn(event)) {
                asTierline.run(() -> wake.all(event.type(), event.caseKey()));
            }
        }
    }

    /** What a task or a step of the model recorded has moved the model on already. */
    private static boolean isTheModelsOwn(CaseEvent event) {
        return event.provenance().task() != null
                || event.facts() instanceof ManagerNeeded needed && !needed.comesFromOutside();
    }

    /** A closed case has no process that could wait: one is started, unless an earlier wish has done so. */
    private void wish(CaseEvent event, Case before) {
        if (before.state() == Case.State.CLOSED && before.reopenWish() == null) {
            asTierline.run(() -> runtime.createMessageCorrelation(EscalationProcess.REOPEN_REQUESTED)
                    .processInstanceBusinessKey(event.caseKey())
                    .setVariable(EscalationProcess.CASE_KEY.name(), event.caseKey())
                    .correlateStartMessage());
        }
    }
}
