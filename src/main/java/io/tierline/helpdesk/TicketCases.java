package io.tierline.helpdesk;

import io.tierline.cases.Case;
import io.tierline.cases.Ledger;
import io.tierline.cases.References;
import io.tierline.cases.events.ClosureEvents.Withdrawn;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Which case a ticket has. */
@Component
class TicketCases {

    /** Longer than any chain of merges; two cases that were merged into each other would lead round in a circle. */
    private static final int MOST_MERGES = 20;

    private final References references;
    private final Ledger ledger;

    TicketCases(References references, Ledger ledger) {
        this.references = references;
        this.ledger = ledger;
    }

    /** The key of the ticket's case: the one that goes on, where it was merged into another. */
    Optional<String> of(String source, String ticket) {
        List<String> all = references.cases(source, ticket);
        return all.isEmpty() ? Optional.empty() : Optional.of(goingOn(all.get(all.size() - 1)));
    }

    private String goingOn(String caseKey) {
        String key = caseKey;
        for (int i = 0; i < MOST_MERGES; i++) {
            if (ledger.caseFile(key).state() != Case.State.WITHDRAWN) {
                return key;
            }
            String into = ledger.events(key).stream()
                    .flatMap(event -> event.as(Withdrawn.class).stream())
                    .map(Withdrawn::into)
                    .filter(Objects::nonNull)
                    .reduce((first, last) -> last)
                    .orElse(null);
            if (into == null) {
                return key;
            }
            key = into;
        }
        return key;
    }
}
