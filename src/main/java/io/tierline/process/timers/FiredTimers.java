package io.tierline.process.timers;

import io.tierline.cases.CaseEvent;
import io.tierline.cases.events.MessageEvents.CustomerAsked;
import io.tierline.cases.events.MessageEvents.StepMessage;
import io.tierline.sla.CaseClocks;
import io.tierline.sla.Clock;
import io.tierline.sla.Verdict.Kind;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.TimeDate;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.springframework.stereotype.Component;

/**
 * A timer that interrupts nothing fires once. Where a case is started again, those that fired before are taken away, so
 * that a customer is not reminded twice, nor a manager called in twice for one broken promise.
 */
@Component
public class FiredTimers {

    private static final String REPLY_REMINDER = "reply-reminder";

    private final CaseClockReader clocks;
    private final RuntimeService runtime;
    private final ManagementService management;
    private final RepositoryService repository;

    FiredTimers(
            CaseClockReader clocks,
            RuntimeService runtime,
            ManagementService management,
            RepositoryService repository) {
        this.clocks = clocks;
        this.runtime = runtime;
        this.management = management;
        this.repository = repository;
    }

    /** Takes away the timers of the case that its ledger shows to have fired. */
    public void remove(String caseKey, List<CaseEvent> ledger) {
        CaseClocks now = clocks.of(ledger);
        for (ProcessInstance part : runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(caseKey)
                .list()) {
            management.createJobQuery().processInstanceId(part.getId()).timers().list().stream()
                    .filter(timer -> clock(timer)
                            .filter(name -> fired(name, ledger, now))
                            .isPresent())
                    .forEach(timer -> management.deleteJob(timer.getId()));
        }
    }

    private static boolean fired(String clock, List<CaseEvent> ledger, CaseClocks now) {
        if (REPLY_REMINDER.equals(clock)) {
            return reminded(ledger);
        }
        return now.current(clock).filter(FiredTimers::breached).isPresent();
    }

    private static boolean breached(Clock clock) {
        return clock.verdict()
                .filter(verdict -> verdict.kind() == Kind.BREACHED)
                .isPresent();
    }

    private static boolean reminded(List<CaseEvent> ledger) {
        boolean reminded = false;
        for (CaseEvent event : ledger) {
            if (event.is(CustomerAsked.class)) {
                reminded = false;
            } else if (event.facts() instanceof StepMessage message && REPLY_REMINDER.equals(message.template())) {
                reminded = true;
            }
        }
        return reminded;
    }

    /** The clock that the timer follows, if it interrupts nothing. */
    private Optional<String> clock(Job timer) {
        String activity = management
                .createJobDefinitionQuery()
                .jobDefinitionId(timer.getJobDefinitionId())
                .singleResult()
                .getActivityId();
        return Optional.ofNullable(repository
                        .getBpmnModelInstance(timer.getProcessDefinitionId())
                        .<org.camunda.bpm.model.bpmn.instance.FlowNode>getModelElementById(activity))
                .filter(BoundaryEvent.class::isInstance)
                .map(BoundaryEvent.class::cast)
                .filter(boundary -> !boundary.cancelActivity())
                .flatMap(boundary -> boundary.getEventDefinitions().stream()
                        .filter(TimerEventDefinition.class::isInstance)
                        .map(timerEvent -> ((TimerEventDefinition) timerEvent).getTimeDate())
                        .findFirst())
                .map(TimeDate::getTextContent)
                .flatMap(CaseTime::clockIn);
    }
}
