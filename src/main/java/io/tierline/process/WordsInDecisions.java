package io.tierline.process;

import io.tierline.engine.PolicyWords;
import io.tierline.process.decisions.Facts;
import io.tierline.process.model.WorkAtTierProcess;
import org.springframework.stereotype.Component;

/**
 * The facts that decisions may ask, without those that are texts: an integration's id can be erased, and the tags of a ticket
 * are whatever a help desk's people type.
 */
@Component
class WordsInDecisions implements PolicyWords {

    private static final String OF_CASES = "facts.";
    private static final String OF_TICKETS = "ticket.";

    @Override
    public boolean include(String name) {
        if (name.startsWith(OF_CASES)) {
            String fact = name.substring(OF_CASES.length());
            return Facts.NAMES.contains(fact) && !Facts.TEXTS.contains(fact);
        }
        if (name.startsWith(OF_TICKETS)) {
            String fact = name.substring(OF_TICKETS.length());
            return IntakePolicy.FACTS.contains(fact) && !IntakePolicy.TEXTS.contains(fact);
        }
        return name.equals(WorkAtTierProcess.TIER.name());
    }
}
