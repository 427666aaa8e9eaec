package io.tierline.process.correlation;

import io.tierline.cases.EventType;
import io.tierline.cases.LedgerChanged;
import io.tierline.engine.AsTierline;
import io.tierline.sla.SlaClocks;
import java.util.Set;
import org.camunda.bpm.engine.RuntimeService;
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

    private static final Set<String> ASKED_ABOUT = Set.of(
            EventType.FACTS_CHANGED,
            EventType.PRIORITY_CHANGED,
            EventType.PLAN_CHANGED,
            EventType.LINKED,
            EventType.MERGED_IN,
            EventType.PUBLIC_UPDATE,
            EventType.CUSTOMER_REPLIED,
            EventType.AT_RISK,
            EventType.BREACHED);

    private final RuntimeService runtime;
    private final AsTierline asTierline;

    FactsChange(RuntimeService runtime, AsTierline asTierline) {
        this.runtime = runtime;
        this.asTierline = asTierline;
    }

    @EventListener
    @Order(20)
    public void on(LedgerChanged change) {
        boolean asked = change.added().stream()
                .anyMatch(event -> ASKED_ABOUT.contains(event.type()) && SlaClocks.counts(event));
        if (asked) {
            asTierline.run(() -> runtime.createMessageCorrelation(EventType.FACTS_CHANGED)
                    .processInstanceBusinessKey(change.caseKey())
                    .correlateAllWithResult());
        }
    }
}
