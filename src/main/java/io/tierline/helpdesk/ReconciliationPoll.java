package io.tierline.helpdesk;

import io.tierline.inbox.InboxSettings;
import io.tierline.polls.Polls;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Lets the reconciliation run where the inbox is worked off, if there is a help desk to be asked. */
@Component
class ReconciliationPoll {

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    ReconciliationPoll(
            Reconciliation reconciliation,
            ObjectProvider<TicketSource> sources,
            Polls polls,
            InboxSettings settings,
            Clock clock) {
        if (settings.workers() > 0 && sources.orderedStream().findAny().isPresent()) {
            polls.add("The reconciliation with help desks", Duration.ZERO, LONGEST, () -> {
                reconciliation.forget();
                return reconciliation
                        .askThoseDue()
                        .map(next -> Duration.between(clock.instant(), next))
                        .filter(until -> until.compareTo(LONGEST) < 0)
                        .map(until -> until.compareTo(SHORTEST) < 0 ? SHORTEST : until)
                        .orElse(LONGEST);
            });
        }
    }
}
