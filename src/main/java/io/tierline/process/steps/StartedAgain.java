package io.tierline.process.steps;

import io.tierline.cases.CaseEvent;
import io.tierline.cases.events.EventFacts;
import io.tierline.cases.events.WorkEvents.ProcessRestored;
import io.tierline.cases.events.WorkEvents.TierEntered;
import io.tierline.process.model.WorkAtTierProcess;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** What a step has done already for a case whose process was lost and started again. */
final class StartedAgain {

    private StartedAgain() {}

    /** Whether the case was started again after the last event of these types; not where there was none of them. */
    @SafeVarargs
    static boolean since(List<CaseEvent> events, Class<? extends EventFacts>... types) {
        boolean again = false;
        for (int i = events.size() - 1; i >= 0; i--) {
            CaseEvent event = events.get(i);
            if (event.is(types)) {
                return again;
            }
            again |= event.facts() instanceof ProcessRestored restored && restored.startedAny();
        }
        return false;
    }

    /** The level has what the escalation matrix said when it got the case, whatever it says now. */
    static void asBefore(DelegateExecution execution, List<CaseEvent> events) {
        TierEntered entered = events.stream()
                .flatMap(event -> event.as(TierEntered.class).stream())
                .reduce((first, last) -> last)
                .orElseThrow();
        WorkAtTierProcess.TEAM.set(execution, entered.team());
    }
}
