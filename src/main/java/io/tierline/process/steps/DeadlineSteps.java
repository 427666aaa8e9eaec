package io.tierline.process.steps;

import static io.tierline.process.steps.Step.caseKey;

import io.tierline.casefile.EventType;
import io.tierline.process.model.WorkAtTierProcess;
import io.tierline.process.timers.Verdicts;
import java.util.List;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Notes what has fallen due. */
@Configuration(proxyBeanMethods = false)
class DeadlineSteps {

    /** Records each verdict that has fallen due, once, dated when it was; the model decides what follows from it. */
    @Bean
    JavaDelegate noteDeadline(Verdicts verdicts) {
        return execution -> {
            List<String> noted = verdicts.recordDue(caseKey(execution));
            WorkAtTierProcess.VERDICT.set(
                    execution,
                    noted.contains(EventType.BREACHED)
                            ? EventType.BREACHED
                            : noted.contains(EventType.AT_RISK) ? EventType.AT_RISK : "none");
        };
    }
}
