package io.tierline.process.steps;

import io.tierline.cases.CaseEvent;
import io.tierline.cases.LedgerChanged;
import io.tierline.cases.events.IntakeEvents.FactsChanged;
import io.tierline.cases.events.IntakeEvents.PlanChanged;
import io.tierline.cases.events.IntakeEvents.PolicyPinned;
import io.tierline.cases.events.IntakeEvents.PriorityChanged;
import io.tierline.engine.AsTierline;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Another priority, plan or category means other targets: the policy of the case is asked again, in the same transaction. */
@Component
class PolicyChanges {

    private final PolicyPinning policies;
    private final AsTierline asTierline;

    PolicyChanges(PolicyPinning policies, AsTierline asTierline) {
        this.policies = policies;
        this.asTierline = asTierline;
    }

    @EventListener
    @Order(10)
    public void on(LedgerChanged change) {
        boolean changed = change.added().stream().anyMatch(PolicyChanges::isAskedAbout);
        boolean pinned = change.ledger().stream().anyMatch(event -> event.is(PolicyPinned.class));
        // Before the case has opened there is nothing to change: opening it asks the policy anyway.
        if (changed && pinned) {
            asTierline.run(() -> policies.pinAgain(change.caseKey()));
        }
    }

    private static boolean isAskedAbout(CaseEvent event) {
        return event.is(PriorityChanged.class, PlanChanged.class)
                || event.facts() instanceof FactsChanged changed && changed.category() != null;
    }
}
