package io.tierline.statuspage;

import io.tierline.cases.Case;
import io.tierline.cases.Ledger;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The page on which a customer sees where their case stands. */
@Component
public class StatusPages {

    private final CaseLinks links;
    private final Ledger ledger;

    StatusPages(CaseLinks links, Ledger ledger) {
        this.links = links;
        this.ledger = ledger;
    }

    /**
     * The path of the case's page, such as {@code /status/Zk3...}; the same each time. The path is enough to use the
     * page: give it to the customer alone, and keep it out of logs.
     */
    @Transactional
    public String link(String caseKey) {
        return links.status(caseKey).path();
    }

    /** Whether the case's page has an address yet: it gets one with the first message that names it. */
    public boolean exists(String caseKey) {
        return links.hasStatus(caseKey);
    }

    /**
     * The path of the page of the case in which this one goes on. Empty when it goes on nowhere, and when it does for
     * another customer: that page is not theirs to see.
     */
    @Transactional
    public Optional<String> next(String caseKey) {
        Case here = ledger.caseFile(caseKey);
        Case last = here;
        while (last.goesOnIn() != null) {
            last = ledger.caseFile(last.goesOnIn());
        }
        return last == here || !last.customer().equals(here.customer())
                ? Optional.empty()
                : Optional.of(link(last.caseKey()));
    }

    /** Whether both cases are of the same customer, so that what was written to one may be shown on the other's page. */
    boolean ofOneCustomer(String caseKey, String other) {
        return ledger.caseFile(caseKey).customer().equals(ledger.caseFile(other).customer());
    }
}
