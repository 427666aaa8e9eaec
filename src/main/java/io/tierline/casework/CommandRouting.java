package io.tierline.casework;

import io.tierline.cases.Case;
import io.tierline.cases.Case.State;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.Ledger;
import io.tierline.cases.NewEvent;
import io.tierline.cases.events.ClosureEvents.CustomerConfirmed;
import io.tierline.cases.events.ClosureEvents.ReopenRequested;
import io.tierline.cases.events.ClosureEvents.Reopened;
import io.tierline.cases.events.EventFacts;
import io.tierline.cases.events.IntakeEvents.AttachmentAdded;
import io.tierline.cases.events.IntakeEvents.CustomerReplied;
import io.tierline.cases.events.IntakeEvents.FactsChanged;
import io.tierline.cases.events.IntakeEvents.InternalNote;
import io.tierline.cases.events.MessageEvents.PublicUpdate;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Where an act belongs, and what it means there. What is said about a case that goes on in another one belongs to that
 * one. That a closed case is not fixed is a wish, until the policy has decided whether that case goes on.
 */
@Component
class CommandRouting {

    /** A message on a closed case by one of these channels is a person's own words, and a person has to look at it. */
    private static final Set<String> IN_THE_CUSTOMERS_OWN_WORDS = Set.of("email", "status-page");

    private static final Set<Class<? extends EventFacts>> GO_WITH_THE_WORK = Set.of(
            CustomerReplied.class,
            CustomerConfirmed.class,
            Reopened.class,
            PublicUpdate.class,
            InternalNote.class,
            AttachmentAdded.class,
            FactsChanged.class);

    private final Ledger ledger;

    CommandRouting(Ledger ledger) {
        this.ledger = ledger;
    }

    /** The ledger that the act belongs to, held until the transaction ends. */
    List<CaseEvent> hold(String caseKey, NewEvent act) {
        return GO_WITH_THE_WORK.contains(act.facts().getClass())
                ? ledger.holdWhereItGoesOn(caseKey)
                : ledger.hold(caseKey);
    }

    /** The act as it is to be written there. */
    static NewEvent meaning(String addressedTo, NewEvent act, List<CaseEvent> soFar) {
        Case file = Case.fold(soFar);
        boolean elsewhere = !file.caseKey().equals(addressedTo);
        NewEvent meant = elsewhere ? sentOn(addressedTo, act) : act;
        if (act.is(Reopened.class)) {
            if (file.state() == State.CLOSED) {
                return meant.as(file.reopenWish() == null ? new ReopenRequested() : new CustomerReplied());
            }
            return elsewhere && file.state() != State.RESOLVED ? meant.as(new CustomerReplied()) : meant;
        }
        return act.is(CustomerReplied.class) && asksToReopen(file, act) ? meant.as(new ReopenRequested()) : meant;
    }

    private static NewEvent sentOn(String addressedTo, NewEvent act) {
        NewEvent sentOn = act.from(provenance -> provenance.withWrittenTo(addressedTo));
        // Two cases may know the same key for different deliveries.
        return act.dedupKey() == null ? sentOn : sentOn.once(addressedTo + ":" + act.dedupKey());
    }

    private static boolean asksToReopen(Case file, NewEvent reply) {
        return file.state() == State.CLOSED && file.reopenWish() == null && isOwnWords(reply);
    }

    private static boolean isOwnWords(NewEvent reply) {
        return reply.provenance().channel() != null
                && IN_THE_CUSTOMERS_OWN_WORDS.contains(reply.provenance().channel())
                && reply.provenance().ownWords();
    }
}
