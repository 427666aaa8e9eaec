package io.tierline.casework;

import static io.tierline.cases.EventType.CUSTOMER_CONFIRMED;
import static io.tierline.cases.EventType.CUSTOMER_REPLIED;
import static io.tierline.cases.EventType.FACTS_CHANGED;
import static io.tierline.cases.EventType.INTERNAL_NOTE;
import static io.tierline.cases.EventType.PUBLIC_UPDATE;
import static io.tierline.cases.EventType.REOPENED;
import static io.tierline.cases.EventType.REOPEN_REQUESTED;

import io.tierline.cases.Case;
import io.tierline.cases.Case.State;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.Ledger;
import io.tierline.cases.NewEvent;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Where an act belongs, and what it means there. What is said about a case that goes on in another one belongs to that
 * one. That a closed case is not fixed is a wish, until the policy has decided whether that case goes on.
 */
@Component
class CommandRouting {

    /** Who writes on a closed case by one of these has something to say, and a person has to look at it. */
    private static final Set<String> IN_THE_CUSTOMERS_OWN_WORDS = Set.of("email", "status-page");

    private static final Set<String> GO_WITH_THE_WORK =
            Set.of(CUSTOMER_REPLIED, CUSTOMER_CONFIRMED, REOPENED, PUBLIC_UPDATE, INTERNAL_NOTE, FACTS_CHANGED);

    private final Ledger ledger;

    CommandRouting(Ledger ledger) {
        this.ledger = ledger;
    }

    /** The ledger that the act belongs to, held until the transaction ends. */
    List<CaseEvent> hold(String caseKey, NewEvent act) {
        return GO_WITH_THE_WORK.contains(act.type()) ? ledger.holdWhereItGoesOn(caseKey) : ledger.hold(caseKey);
    }

    /** The act as it is to be written there. */
    static NewEvent meaning(String addressedTo, NewEvent act, List<CaseEvent> soFar) {
        Case file = Case.fold(soFar);
        boolean elsewhere = !file.caseKey().equals(addressedTo);
        NewEvent meant = elsewhere ? sentOn(addressedTo, act) : act;
        return switch (act.type()) {
            case REOPENED ->
                file.state() == State.CLOSED
                        ? meant.as(file.reopenWish() == null ? REOPEN_REQUESTED : CUSTOMER_REPLIED)
                        : elsewhere && file.state() != State.RESOLVED ? meant.as(CUSTOMER_REPLIED) : meant;
            case CUSTOMER_REPLIED -> asksToReopen(file, act) ? meant.as(REOPEN_REQUESTED) : meant;
            default -> meant;
        };
    }

    private static NewEvent sentOn(String addressedTo, NewEvent act) {
        NewEvent sentOn = act.with("writtenTo", addressedTo);
        // Two cases may know the same key for different deliveries.
        return act.dedupKey() == null ? sentOn : sentOn.once(addressedTo + ":" + act.dedupKey());
    }

    private static boolean asksToReopen(Case file, NewEvent reply) {
        return file.state() == State.CLOSED && file.reopenWish() == null && isOwnWords(reply);
    }

    private static boolean isOwnWords(NewEvent reply) {
        return reply.facts().get("channel") instanceof String channel
                && IN_THE_CUSTOMERS_OWN_WORDS.contains(channel)
                && !Boolean.TRUE.equals(reply.facts().get("automatic"))
                && !Boolean.TRUE.equals(reply.facts().get("thirdParty"));
    }
}
