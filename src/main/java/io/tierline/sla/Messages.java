package io.tierline.sla;

import io.tierline.cases.CaseEvent;
import io.tierline.cases.EventType;

/** Which events are messages between people, and which way they go. */
final class Messages {

    private Messages() {}

    /**
     * A public message from a person of ours: an update, a question, the word that it is solved. Not an internal note, not
     * what the desk or a vendor sends by itself, and not what the customer or a third party writes.
     */
    static boolean isOurs(CaseEvent event) {
        return switch (event.type()) {
            case EventType.PUBLIC_UPDATE -> isUpdate(event);
            case EventType.CUSTOMER_ASKED, EventType.RESOLUTION_TOLD -> !event.flag("automatic");
            default -> false;
        };
    }

    /** A public update written by a person of ours. */
    static boolean isUpdate(CaseEvent event) {
        return event.is(EventType.PUBLIC_UPDATE)
                && !event.flag("automatic")
                && !event.flag("thirdParty")
                && !event.actor().equals(CaseEvent.TIERLINE)
                && !event.actor().equals(CaseEvent.CUSTOMER);
    }

    /** A message from the customer; not an out-of-office reply. */
    static boolean isCustomers(CaseEvent event) {
        return event.is(EventType.CUSTOMER_REPLIED) && !event.flag("automatic") && !event.flag("thirdParty");
    }
}
