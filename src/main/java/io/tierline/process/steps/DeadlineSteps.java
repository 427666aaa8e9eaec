package io.tierline.process.steps;

import static io.tierline.process.steps.Step.caseKey;

import io.tierline.process.model.WorkAtTierProcess;
import io.tierline.process.timers.Verdicts;
import io.tierline.sla.Clock;
import io.tierline.sla.Verdict;
import io.tierline.sla.Verdict.Kind;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Notes what has fallen due. */
@Configuration(proxyBeanMethods = false)
class DeadlineSteps {

    /**
     * What is too late for these is acted upon elsewhere in the model: the escalation policy asks the next contact, and the time at a
     * level moves the case on.
     */
    private static final Set<String> ACTED_UPON_ELSEWHERE = Set.of(Clock.ACKNOWLEDGE, Clock.TIME_AT_TIER);

    /** Records each verdict that has fallen due, once, dated when it was; the model decides what follows from it. */
    @Bean
    JavaDelegate noteDeadline(Verdicts verdicts) {
        return execution -> WorkAtTierProcess.VERDICT.set(execution, worst(verdicts.recordDue(caseKey(execution))));
    }

    private static String worst(List<Verdict> noted) {
        boolean breached = noted.stream()
                .anyMatch(
                        verdict -> verdict.kind() == Kind.BREACHED && !ACTED_UPON_ELSEWHERE.contains(verdict.clock()));
        boolean atRisk = noted.stream().anyMatch(verdict -> verdict.kind() == Kind.AT_RISK);
        return breached ? Kind.BREACHED.code() : atRisk ? Kind.AT_RISK.code() : "none";
    }
}
