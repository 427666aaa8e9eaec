package io.tierline.cases;

import io.tierline.cases.events.ClosureEvents.ResolutionTold;
import io.tierline.cases.events.EventFacts;
import io.tierline.cases.events.IntakeEvents.CustomerReplied;
import io.tierline.cases.events.MessageEvents.CustomerAsked;
import io.tierline.cases.events.MessageEvents.PublicUpdate;
import io.tierline.cases.events.Provenance;
import java.time.Instant;
import java.util.Optional;

/**
 * One event of a case, as it stands in the ledger. A written event never changes.
 *
 * @param caseKey the case, such as {@code ESC-2026-000042}
 * @param seq its place in the case's ledger, from 1
 * @param happenedAt when the thing happened
 * @param learnedAt when we learned of it; never before the event that stands in front of it
 * @param actor the pseudonymous id of who did it: a user id, {@code customer} or {@code tierline}
 * @param facts what happened
 * @param provenance by which way it came in
 */
public record CaseEvent(
        String caseKey,
        int seq,
        Instant happenedAt,
        Instant learnedAt,
        String actor,
        EventFacts facts,
        Provenance provenance) {

    /** The actor of what Tierline does by itself. */
    public static final String TIERLINE = "tierline";

    /** The actor of what the customer does. */
    public static final String CUSTOMER = "customer";

    /** The event's name, such as {@code tier-entered}. */
    public String type() {
        return facts.type();
    }

    /** Whether it is of one of these types. */
    @SafeVarargs
    public final boolean is(Class<? extends EventFacts>... types) {
        for (Class<? extends EventFacts> type : types) {
            if (type.isInstance(facts)) {
                return true;
            }
        }
        return false;
    }

    /**
     * A public message from a person of ours: an update, a question, the word that it is solved. Not an internal note, not
     * what the desk or a vendor sends by itself, and not what the customer or a third party writes.
     */
    public boolean isOurMessage() {
        return isOurUpdate() || (is(CustomerAsked.class, ResolutionTold.class) && provenance.ownWords());
    }

    /** A public update written by a person of ours. */
    public boolean isOurUpdate() {
        return is(PublicUpdate.class) && provenance.ownWords() && !actor.equals(TIERLINE) && !actor.equals(CUSTOMER);
    }

    /** A message from the customer; not an out-of-office reply. */
    public boolean isCustomersMessage() {
        return is(CustomerReplied.class) && provenance.ownWords();
    }

    /** Its facts, if it is of that type. */
    public <T extends EventFacts> Optional<T> as(Class<T> type) {
        return type.isInstance(facts) ? Optional.of(type.cast(facts)) : Optional.empty();
    }
}
