package io.tierline.process;

import io.tierline.cases.CaseEvent;
import io.tierline.cases.Ledger;
import io.tierline.cases.NewEvent;
import io.tierline.cases.Ticket;
import io.tierline.casework.CaseCommands;
import io.tierline.casework.CaseCommands.Handled;
import io.tierline.casework.ElsewhereCommand;
import io.tierline.casework.FactCorrection;
import io.tierline.engine.AsTierline;
import io.tierline.process.model.EscalationProcess;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/**
 * The door through which everything outside the engine opens a case or acts on one: the act is appended to the ledger
 * and, before the transaction commits, wakes the case where it waits for it. Each runs in a transaction of its own unless
 * the caller has one, and is repeated when it loses a race.
 */
@Component
public class CaseDesk {

    private final Ledger ledger;
    private final CaseCommands commands;
    private final RuntimeService runtime;
    private final AsTierline asTierline;
    private final RetryingTransaction retryingTransaction;

    CaseDesk(
            Ledger ledger,
            CaseCommands commands,
            RuntimeService runtime,
            AsTierline asTierline,
            RetryingTransaction retryingTransaction) {
        this.ledger = ledger;
        this.commands = commands;
        this.runtime = runtime;
        this.asTierline = asTierline;
        this.retryingTransaction = retryingTransaction;
    }

    /**
     * Opens a case for a ticket and starts its process; for a ticket that has one already, only tells its key.
     *
     * @throws CaseBusy when others were quicker again and again
     */
    public Ledger.Opened open(String source, String externalId, Ticket ticket) {
        return open(source, externalId, ticket, null);
    }

    /**
     * Opens a case for a ticket of an earlier instant, from which its clocks count.
     *
     * @param at when the ticket came, or null for now
     * @throws CaseBusy when others were quicker again and again
     */
    public Ledger.Opened open(String source, String externalId, Ticket ticket, Instant at) {
        return retryingTransaction.run(() -> {
            Ledger.Opened opened = ledger.open(
                    ticket.received(source, externalId, CaseEvent.CUSTOMER).at(at));
            if (opened.isNew()) {
                asTierline.run(() -> start(opened.caseKey()));
            }
            return opened;
        });
    }

    private void start(String caseKey) {
        runtime.createMessageCorrelation(EscalationProcess.TICKET_RECEIVED)
                .processInstanceBusinessKey(caseKey)
                .setVariable(EscalationProcess.CASE_KEY.name(), caseKey)
                .correlateStartMessage();
    }

    /**
     * Takes a command to the case; the case moves on in the same transaction. What is said about a case that goes on in
     * another one, or wishes a closed one back, is written as {@link CaseCommands} says.
     *
     * @return the event that it became
     * @throws io.tierline.casework.CommandRefusedException when it does not fit how the case stands
     * @throws io.tierline.cases.CaseNotFoundException when there is no case of that key
     * @throws CaseBusy when others were quicker again and again
     */
    public CaseEvent act(String caseKey, NewEvent command) {
        return handle(caseKey, command).event();
    }

    /**
     * As {@link #act}, telling also whether the command was handled before.
     *
     * @param command with a {@link NewEvent#once dedup key} it is handled once
     */
    public Handled handle(String caseKey, NewEvent command) {
        return retryingTransaction.run(() -> commands.handle(caseKey, command));
    }

    /**
     * Takes a fact that a person puts right.
     *
     * @throws io.tierline.casework.CommandRefusedException as {@link FactCorrection} says
     * @throws io.tierline.cases.CaseNotFoundException when there is no case of that key
     * @throws CaseBusy when others were quicker again and again
     */
    public CaseEvent correct(String caseKey, FactCorrection correction) {
        return retryingTransaction.run(() -> commands.handle(caseKey, correction));
    }

    /**
     * Takes what another system tells about its own record of the case.
     *
     * @return what it became, in turn; empty when it changes nothing
     * @throws CaseBusy when others were quicker again and again
     */
    public List<CaseEvent> told(String caseKey, ElsewhereCommand told) {
        return retryingTransaction.run(() -> commands.handle(caseKey, told));
    }

    /**
     * Runs several acts in one transaction: all of them stand, or none. Repeated from the beginning when it loses a race.
     *
     * @throws CaseBusy when others were quicker again and again
     */
    public <T> T together(Supplier<T> acts) {
        return retryingTransaction.run(acts);
    }
}
