package io.tierline.process.steps;

import io.tierline.cases.Case;
import io.tierline.cases.Ticket;
import java.util.Map;

/** The ticket of a case that follows a closed one up: the customer's words now, all else as it was known. */
final class FollowUp {

    private FollowUp() {}

    /**
     * @param integrationId as it was last named, or null
     * @param texts of the closed case's ticket; what was erased stays so
     * @param said the texts of the customer's wish, or null for none
     */
    static Ticket ticket(Case closed, String integrationId, Map<String, String> texts, Map<String, String> said) {
        String words = said == null ? null : said.get("text");
        return new Ticket(
                texts.get("title"),
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
                texts.get("customerName"),
                closed.plan(),
                texts.get("reporterName"),
                texts.get("reporterEmail"),
                closed.attributes());
    }
}
