package io.tierline.process.steps;

import static io.tierline.process.steps.Step.actor;
import static io.tierline.process.steps.Step.caseKey;
import static io.tierline.process.steps.Step.forget;

import io.tierline.cases.CaseEvent;
import io.tierline.cases.Ledger;
import io.tierline.cases.NewEvent;
import io.tierline.cases.events.OversightEvents.ManagerNeeded;
import io.tierline.cases.events.OversightEvents.Pulled;
import io.tierline.cases.events.VerdictEvents.Breached;
import io.tierline.cases.events.WorkEvents.NobodyReachable;
import io.tierline.cases.events.WorkEvents.TierEntered;
import io.tierline.casework.CaseCommands;
import io.tierline.process.CaseTasks;
import io.tierline.process.ManagerActs;
import io.tierline.process.forms.ManageCaseForm;
import io.tierline.process.forms.ManagerDecisionForm;
import io.tierline.process.model.EscalationProcess;
import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The steps by which managers act: those of {@code manage-case.bpmn}, and what follows in {@code escalation.bpmn}. */
@Configuration(proxyBeanMethods = false)
class ManagerSteps {

    /** Does what the manager chose in the form. */
    @Bean
    JavaDelegate manageCase(ManagerActs acts) {
        return execution -> {
            ManageCaseForm form = ManageCaseForm.read(execution);
            acts.act(form.managedCase(), form.act(), null);
            execution.setProcessBusinessKey(form.managedCase());
            // Why is free text: it stands in the ledger, where it can be erased.
            forget(execution, List.of("actReason"));
        };
    }

    /** Puts on record why a manager is called in: what last went wrong, or which manager wished it. */
    @Bean
    JavaDelegate recordManagerNeeded(Ledger ledger) {
        return execution -> {
            String key = caseKey(execution);
            ManagerNeeded needed = whyNeeded(ledger.events(key));
            if (!needed.comesFromOutside()) {
                ledger.append(key, NewEvent.of(needed, CaseEvent.TIERLINE));
            }
        };
    }

    /** What was asked for from outside is on record already. */
    private static ManagerNeeded whyNeeded(List<CaseEvent> events) {
        for (int i = events.size() - 1; i >= 0; i--) {
            CaseEvent event = events.get(i);
            if (event.facts() instanceof ManagerNeeded needed && needed.comesFromOutside()) {
                return needed;
            }
            if (event.facts() instanceof Breached breached) {
                return ManagerNeeded.missed(breached);
            }
            if (event.is(NobodyReachable.class)) {
                return ManagerNeeded.because(event.type());
            }
            if (event.is(Pulled.class)) {
                return ManagerNeeded.pulledIn(event.actor());
            }
            if (event.is(TierEntered.class)) {
                return ManagerNeeded.because("the-criteria-ask-for-a-manager");
            }
        }
        return ManagerNeeded.because("asked-for-by-the-model");
    }

    /** What the manager decided, and a new priority where there is one. */
    @Bean
    JavaDelegate recordManagerDecision(Ledger ledger, CaseCommands commands, ManagerActs acts) {
        return execution -> {
            ManagerDecisionForm form = ManagerDecisionForm.read(execution);
            String key = caseKey(execution);
            commands.handle(key, form.command(actor()));
            form.priority(ledger.caseFile(key).priority()).ifPresent(act -> acts.act(key, act, null));
        };
    }

    /** The manager's move: the level that has the case gives it up, and the next decision reads where it goes. */
    @Bean
    JavaDelegate moveCase(ManagerActs acts) {
        return execution ->
                ManagerDecisionForm.read(execution).move().ifPresent(act -> acts.act(caseKey(execution), act, null));
    }

    /** The open task of the case belongs to the person to whom a manager gave it; to its team without one. */
    @Bean
    JavaDelegate handOverTask(Ledger ledger, CaseTasks tasks) {
        return execution -> tasks.giveTo(
                caseKey(execution), ledger.caseFile(caseKey(execution)).owner());
    }

    /** A manager who pulls in a case that waits for a manager already has that task from now on. */
    @Bean
    JavaDelegate giveToManager(Ledger ledger, TaskService tasks) {
        return execution -> {
            String manager = ledger.caseFile(caseKey(execution)).oversight().pulledBy();
            tasks.createTaskQuery()
                    .processInstanceBusinessKey(caseKey(execution))
                    .taskDefinitionKey(EscalationProcess.LOOK_INTO_CASE)
                    .list()
                    .forEach(task -> tasks.setAssignee(task.getId(), manager));
        };
    }
}
