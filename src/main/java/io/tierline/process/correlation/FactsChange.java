package io.tierline.process.correlation;

import io.tierline.cases.LedgerChanged;
import io.tierline.cases.events.EventFacts;
import io.tierline.cases.events.EventTypes;
import io.tierline.cases.events.IntakeEvents.CustomerReplied;
import io.tierline.cases.events.IntakeEvents.FactsChanged;
import io.tierline.cases.events.IntakeEvents.Linked;
import io.tierline.cases.events.IntakeEvents.MergedIn;
import io.tierline.cases.events.IntakeEvents.PlanChanged;
import io.tierline.cases.events.IntakeEvents.PriorityChanged;
import io.tierline.cases.events.MessageEvents.PublicUpdate;
import io.tierline.cases.events.VerdictEvents.AtRisk;
import io.tierline.cases.events.VerdictEvents.Breached;
import io.tierline.engine.AsTierline;
import io.tierline.sla.SlaClocks;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Whatever changes what the escalation criteria ask about has them checked again where a level works on the case: once,
 * however much has changed in one transaction, so that two criteria make one escalation. After the policy of a changed
 * priority or plan was pinned, for the criteria ask about targets too.
 */
@Component
class FactsChange {

    private static final Set<Class<? extends EventFacts>> ASKED_ABOUT = Set.of(
            FactsChanged.class,
            PriorityChanged.class,
            PlanChanged.class,
            Linked.class,
            MergedIn.class,
            PublicUpdate.class,
            CustomerReplied.class,
            AtRisk.class,
            Breached.class);

    private final Wake wake;
    private final AsTierline asTierline;

    FactsChange(Wake wake, AsTierline asTierline) {
        this.wake = wake;
        this.asTierline = asTierline;
    }

    @EventListener
    @Order(20)
    public void on(LedgerChanged change) {
        boolean asked = change.added().stream()
                .anyMatch(event -> ASKED_ABOUT.contains(event.facts().getClass()) && SlaClocks.counts(event));
        if (asked) {
            asTierline.run(() -> wake.all(EventTypes.name(FactsChanged.class), change.caseKey()));
        }
    }
}
