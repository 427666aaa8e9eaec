package io.tierline.process;

import io.tierline.casefile.CaseEvent;
import io.tierline.casefile.Ledger;
import io.tierline.casefile.NewEvent;
import io.tierline.casefile.Ticket;
import io.tierline.process.model.EscalationProcess;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door through which everything outside the engine opens a case or acts on one: the act is appended to the ledger
 * and, before the transaction commits, wakes the case where it waits for it.
 */
@Component
public class CaseDesk {

    private final Ledger ledger;
    private final RuntimeService runtime;

    CaseDesk(Ledger ledger, RuntimeService runtime) {
        this.ledger = ledger;
        this.runtime = runtime;
    }

    /** Opens a case for a ticket and starts its process; for a ticket that has one already, only tells its key. */
    @Transactional
    public Ledger.Opened open(String source, String externalId, Ticket ticket) {
        Ledger.Opened opened = ledger.open(source, externalId, ticket.received(source, externalId, CaseEvent.CUSTOMER));
        if (opened.isNew()) {
            runtime.createMessageCorrelation(EscalationProcess.TICKET_RECEIVED)
                    .processInstanceBusinessKey(opened.caseKey())
                    .setVariable(EscalationProcess.CASE_KEY.name(), opened.caseKey())
                    .correlateStartMessage();
        }
        return opened;
    }

    /** Appends what somebody did or wishes; the case moves on in the same transaction. */
    @Transactional
    public CaseEvent act(String caseKey, NewEvent event) {
        return ledger.append(caseKey, event);
    }
}
