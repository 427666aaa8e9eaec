package io.tierline.process.steps;

import static io.tierline.process.steps.Step.caseKey;
import static io.tierline.process.steps.Step.forget;

import io.tierline.cases.Case;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.Ledger;
import io.tierline.cases.NewEvent;
import io.tierline.cases.events.IntakeEvents.CriteriaMatched;
import io.tierline.cases.events.WorkEvents.WorkDone;
import io.tierline.process.decisions.Facts;
import io.tierline.process.model.ListedWords;
import io.tierline.process.model.WorkAtTierProcess;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What comes of the criteria that are checked while a level works on a case. */
@Configuration(proxyBeanMethods = false)
class CriteriaSteps {

    /** Records the criteria that have come to hold, and the move if they ask for one. */
    @Bean
    JavaDelegate recordCriteria(Ledger ledger) {
        return execution -> {
            String key = caseKey(execution);
            Case file = ledger.caseFile(key);
            List<String> holding = ListedWords.of(WorkAtTierProcess.CRITERIA.get(execution));
            Set<String> known = Facts.criteriaSoFar(file);
            List<String> added =
                    holding.stream().filter(one -> !known.contains(one)).toList();
            if (!added.isEmpty()) {
                ledger.append(
                        key,
                        NewEvent.of(
                                new CriteriaMatched(file.assignment().number(), holding, added), CaseEvent.TIERLINE));
            }
            if (WorkAtTierProcess.MUST_MOVE.get(execution)) {
                ledger.append(
                        key,
                        NewEvent.of(
                                new WorkDone(
                                        file.assignment().number(),
                                        file.assignment().tier(),
                                        "criteria",
                                        null,
                                        null),
                                CaseEvent.TIERLINE));
            }
            forget(execution, List.of(WorkAtTierProcess.CRITERIA.name()));
        };
    }
}
