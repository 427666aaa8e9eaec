package io.tierline.process.steps;

import io.tierline.cases.Case;
import io.tierline.cases.Ticket;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.EventTexts;

/** The ticket of a case that follows a closed one up: the customer's words now, all else as it was known. */
final class FollowUp {

    private FollowUp() {}

    /**
     * @param integrationId as it was last named, or null
     * @param texts of the closed case's ticket; what was erased stays so
     * @param said the texts of the customer's wish
     */
    static Ticket ticket(Case closed, String integrationId, EventTexts texts, EventTexts said) {
        String words = said.get(EventText.TEXT);
        return new Ticket(
                texts.get(EventText.TITLE),
                words == null
                        ? "The customer says that " + closed.caseKey() + " is not fixed, and nothing beside."
                        : words,
                closed.category(),
                closed.priority(),
                closed.impact(),
                closed.affectedUsers() == 0 ? null : closed.affectedUsers(),
                closed.component(),
                integrationId,
                closed.customer(),
                texts.get(EventText.CUSTOMER_NAME),
                closed.plan(),
                texts.get(EventText.REPORTER_NAME),
                texts.get(EventText.REPORTER_EMAIL),
                closed.attributes());
    }
}
