package io.tierline.agreement;

import io.tierline.engine.AsTierline;
import io.tierline.process.model.AdriftCaseProcess;
import io.tierline.process.model.EscalationProcess;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** The task of the administrators for each case that is adrift: a process of its own, {@code adrift-case.bpmn}. */
@Component
class AdriftTasks {

    static final String TASK = AdriftCaseProcess.PUT_CASE_RIGHT;

    /** For the log, where no task can be made. */
    static final String IMPOSSIBLE = "There is no task for it, because no model \"" + AdriftCaseProcess.KEY
            + "\" is in force: publish the one that this version of Tierline brings, or put it right by POST"
            + " /api/v1/operations/agreement/<subject>/restore.";

    private final RuntimeService runtime;
    private final RepositoryService repository;
    private final AsTierline asTierline;

    AdriftTasks(RuntimeService runtime, RepositoryService repository, AsTierline asTierline) {
        this.runtime = runtime;
        this.repository = repository;
        this.asTierline = asTierline;
    }

    /** A desk whose owners published models of their own has none for this, until they publish ours. */
    boolean possible() {
        return asking(() -> repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey(AdriftCaseProcess.KEY)
                        .active()
                        .count()
                > 0);
    }

    boolean isOpen(Adrift adrift) {
        return adrift.task() != null
                && asking(() -> runtime.createProcessInstanceQuery()
                                .processInstanceId(adrift.task())
                                .count()
                        > 0);
    }

    /** @return the process instance; empty where there is no model for it */
    Optional<String> open(Finding finding) {
        if (!possible()) {
            return Optional.empty();
        }
        Map<String, Object> variables = new HashMap<>();
        variables.put(AdriftCaseProcess.ADRIFT.name(), finding.subject());
        variables.put(AdriftCaseProcess.WHAT_IS_WRONG.name(), Agreement.words(finding));
        if (finding.caseKey() != null) {
            variables.put(EscalationProcess.CASE_KEY.name(), finding.caseKey());
        }
        return Optional.of(
                asking(() -> runtime.startProcessInstanceByKey(AdriftCaseProcess.KEY, finding.subject(), variables)
                        .getId()));
    }

    /** It is right again, or left: no one has to do anything. */
    void close(String subject) {
        asTierline.run(() -> runtime.createMessageCorrelation(AdriftCaseProcess.CASE_AGREES)
                .processInstanceBusinessKey(subject)
                .correlateAllWithResult());
    }

    private <T> T asking(java.util.function.Supplier<T> question) {
        AtomicReference<T> answer = new AtomicReference<>();
        asTierline.run(() -> answer.set(question.get()));
        return answer.get();
    }
}
