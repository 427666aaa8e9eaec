package io.tierline.feedback;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The page on which a customer sees where their case stands. */
@Component
public class StatusPages {

    private final CaseLinks links;

    StatusPages(CaseLinks links) {
        this.links = links;
    }

    /**
     * The path of the case's page, such as {@code /status/Zk3...}; the same each time. Whoever has it has the page: give
     * it to the customer alone, and keep it out of logs.
     */
    @Transactional
    public String link(String caseKey) {
        return links.status(caseKey).path();
    }
}
