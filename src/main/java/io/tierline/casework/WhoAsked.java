package io.tierline.casework;

import io.tierline.cases.Assignment;
import io.tierline.cases.Case;
import java.util.Optional;

/** To whom a case comes back that waited for its customer: who asked knows why. A pure function of the ledger. */
public final class WhoAsked {

    private static final String ASKED = "ask-customer";

    private WhoAsked() {}

    /**
     * @param file the case just before a level gets it
     * @param tier that level
     * @return the user id of who asked the customer at this level; empty where the case comes from elsewhere
     */
    public static Optional<String> of(Case file, String tier) {
        Assignment before = file.assignment();
        return before != null && ASKED.equals(before.outcome()) && before.tier().equals(tier)
                ? Optional.ofNullable(before.owner())
                : Optional.empty();
    }
}
