package io.tierline.process;

import io.tierline.casefile.CaseEvent;
import io.tierline.casefile.Ledger;
import io.tierline.casefile.NewEvent;
import io.tierline.casefile.Ticket;
import io.tierline.process.engine.AsTierline;
import io.tierline.process.model.EscalationProcess;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
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
    private final Acts acts;
    private final Merges merges;
    private final ProblemLinks problemLinks;
    private final RuntimeService runtime;
    private final AsTierline asTierline;
    private final Retrying retrying;

    CaseDesk(
            Ledger ledger,
            Acts acts,
            Merges merges,
            ProblemLinks problemLinks,
            RuntimeService runtime,
            AsTierline asTierline,
            Retrying retrying) {
        this.ledger = ledger;
        this.acts = acts;
        this.merges = merges;
        this.problemLinks = problemLinks;
        this.runtime = runtime;
        this.asTierline = asTierline;
        this.retrying = retrying;
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
        return retrying.run(() -> {
            Ledger.Opened opened = ledger.open(
                    source,
                    externalId,
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
     * Appends what somebody did or wishes; the case moves on in the same transaction. What is said about a case that goes
     * on in another one, or wishes a closed one back, is written as {@link Acts} says.
     *
     * @throws DoesNotFit when the case cannot be merged as it is wished
     * @throws io.tierline.casefile.NoSuchCase when there is no case of that key
     * @throws CaseBusy when others were quicker again and again
     */
    public CaseEvent act(String caseKey, NewEvent event) {
        return act(caseKey, event, (wish, soFar) -> wish).event();
    }

    /**
     * Appends what somebody does in the light of how the case stands. The case is held, so that nobody comes between the
     * look and the act.
     *
     * @param wish with a {@link NewEvent#once dedup key} it is acted on once
     * @param fit makes the event from the wish and the ledger so far, or refuses by throwing: then nothing is written
     * @throws DoesNotFit when the case cannot be merged as it is wished
     * @throws io.tierline.casefile.NoSuchCase when there is no case of that key
     * @throws CaseBusy when others were quicker again and again
     */
    public Acted act(String caseKey, NewEvent wish, BiFunction<NewEvent, List<CaseEvent>, NewEvent> fit) {
        return retrying.run(() -> Merges.isOne(wish) ? merges.merge(caseKey, wish) : append(caseKey, wish, fit));
    }

    private Acted append(String caseKey, NewEvent wish, BiFunction<NewEvent, List<CaseEvent>, NewEvent> fit) {
        List<CaseEvent> soFar = acts.hold(caseKey, wish);
        String key = soFar.get(0).caseKey();
        NewEvent meant = Acts.meaning(caseKey, wish, soFar);
        return before(caseKey, wish)
                .or(() -> key.equals(caseKey) ? Optional.empty() : before(key, meant))
                .map(event -> new Acted(event, false))
                .orElseGet(() -> {
                    problemLinks.check(meant, soFar);
                    return new Acted(ledger.append(key, fit.apply(meant, soFar)), true);
                });
    }

    private Optional<CaseEvent> before(String caseKey, NewEvent act) {
        return act.dedupKey() == null ? Optional.empty() : ledger.once(caseKey, act.dedupKey());
    }

    /**
     * Runs several acts in one transaction: all of them stand, or none. Repeated from the beginning when it loses a race.
     *
     * @throws CaseBusy when others were quicker again and again
     */
    public <T> T together(Supplier<T> acts) {
        return retrying.run(acts);
    }

    /** @param isNew false when the same key was acted on before: then it is the event of that time */
    public record Acted(CaseEvent event, boolean isNew) {}
}
