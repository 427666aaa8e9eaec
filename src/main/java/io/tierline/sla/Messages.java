package io.tierline.sla;

import io.tierline.cases.CaseEvent;
import io.tierline.cases.events.ClosureEvents.ResolutionTold;
import io.tierline.cases.events.IntakeEvents.CustomerReplied;
import io.tierline.cases.events.MessageEvents.CustomerAsked;
import io.tierline.cases.events.MessageEvents.PublicUpdate;

/** Which events are messages between people, and which way they go. */
final class Messages {

    private Messages() {}

    /**
     * A public message from a person of ours: an update, a question, the word that it is solved. Not an internal note, not
     * what the desk or a vendor sends by itself, and not what the customer or a third party writes.
     */
    static boolean isOurs(CaseEvent event) {
        return isUpdate(event)
                || (event.is(CustomerAsked.class, ResolutionTold.class)
                        && event.provenance().ownWords());
    }

    /** A public update written by a person of ours. */
    static boolean isUpdate(CaseEvent event) {
        return event.is(PublicUpdate.class)
                && event.provenance().ownWords()
                && !event.actor().equals(CaseEvent.TIERLINE)
                && !event.actor().equals(CaseEvent.CUSTOMER);
    }

    /** A message from the customer; not an out-of-office reply. */
    static boolean isCustomers(CaseEvent event) {
        return event.is(CustomerReplied.class) && event.provenance().ownWords();
    }
}
