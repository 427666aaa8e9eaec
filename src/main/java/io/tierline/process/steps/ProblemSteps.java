package io.tierline.process.steps;

import static io.tierline.process.steps.Step.actor;
import static io.tierline.process.steps.Step.forget;

import io.tierline.cases.Case;
import io.tierline.cases.Case.State;
import io.tierline.cases.Ledger;
import io.tierline.cases.NewEvent;
import io.tierline.cases.Problem;
import io.tierline.cases.Problems;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.WorkEvents.Fixed;
import io.tierline.process.forms.ResolutionForm;
import io.tierline.process.model.ProblemProcess;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The steps of {@code problem.bpmn}. */
@Configuration(proxyBeanMethods = false)
class ProblemSteps {

    /** Keeps what Engineering wrote; a fix that was told by the API meanwhile stands. */
    @Bean
    JavaDelegate recordProblemFix(Problems problems) {
        return execution -> {
            ResolutionForm form = ResolutionForm.read(execution);
            problems.fix(
                    ProblemProcess.PROBLEM_KEY.get(execution),
                    actor(),
                    form.rootCause(),
                    form.mitigation(),
                    form.prevention(),
                    form.customerMessage());
            forget(execution, ResolutionForm.FIELDS);
        };
    }

    /** One linked case is fixed, unless it was unlinked or solved since the fix was told. */
    @Bean
    JavaDelegate resolveLinkedCase(Ledger ledger, Problems problems) {
        return execution -> {
            Problem problem = problems.get(ProblemProcess.PROBLEM_KEY.get(execution));
            String key = ProblemProcess.LINKED_CASE.get(execution);
            Case file = Case.fold(ledger.hold(key));
            boolean open = file.state() == State.OPEN || file.state() == State.WAITING;
            if (!open || !problem.key().equals(file.problem())) {
                return;
            }
            if (file.state() == State.OPEN
                    && (file.assignment() == null || file.assignment().left() != null)) {
                throw new IllegalStateException(
                        key + " is on its way to a level, where nothing waits for a fix. It is tried again.");
            }
            Problem.Fix fix = problem.fix();
            ledger.append(
                    key,
                    NewEvent.of(new Fixed(problem.key(), problem.key()), fix.by())
                            .withText(EventText.ROOT_CAUSE, fix.rootCause())
                            .withText(EventText.MITIGATION, fix.mitigation())
                            .withText(EventText.PREVENTION, fix.prevention())
                            .withText(EventText.CUSTOMER_MESSAGE, fix.customerMessage()));
        };
    }
}
