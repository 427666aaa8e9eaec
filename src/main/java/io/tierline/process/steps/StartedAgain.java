package io.tierline.process.steps;

import io.tierline.cases.CaseEvent;
import io.tierline.cases.EventType;
import io.tierline.process.model.WorkAtTierProcess;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** What a step has done already for a case whose process was lost and started again. */
final class StartedAgain {

    private StartedAgain() {}

    /** Whether the case was started again after the last event of these types; not where there was none of them. */
    static boolean since(List<CaseEvent> events, String... types) {
        Set<String> before = Set.of(types);
        boolean again = false;
        for (int i = events.size() - 1; i >= 0; i--) {
            CaseEvent event = events.get(i);
            if (before.contains(event.type())) {
                return again;
            }
            again |= event.is(EventType.PROCESS_RESTORED)
                    && !event.texts("start").isEmpty();
        }
        return false;
    }

    /** The level has what the escalation matrix said when it got the case, whatever it says now. */
    static void asBefore(DelegateExecution execution, List<CaseEvent> events) {
        CaseEvent entered = events.stream()
                .filter(event -> event.is(EventType.TIER_ENTERED))
                .reduce((first, last) -> last)
                .orElseThrow();
        WorkAtTierProcess.TEAM.set(execution, entered.text("team"));
        WorkAtTierProcess.ROLE.set(execution, entered.text("role"));
    }
}
