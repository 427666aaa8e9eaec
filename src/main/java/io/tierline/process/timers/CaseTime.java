package io.tierline.process.timers;

import io.tierline.cases.Case;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.Ledger;
import io.tierline.cases.LedgerChanged;
import io.tierline.cases.LedgerRefolded;
import io.tierline.engine.AsTierline;
import io.tierline.sla.CaseClocks;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The one mechanism that sets what the engine shows of time: once a transaction has changed a case, all its timers and
 * its tasks' due dates are set from its clocks, and its tasks take its priority. Which clock a timer or a task follows is said in the model, as
 * {@code ${sla.due(execution, 'next-update')}}. One batch of updates for all timers and one for all tasks.
 */
@Component
class CaseTime {

    private static final Pattern CLOCK = Pattern.compile("sla\\.(?:due|taskDue)\\(\\w+,\\s*'([a-z0-9-]+)'\\)");

    private final Ledger file;
    private final CaseClockReader clocks;
    private final RuntimeService runtime;
    private final ManagementService management;
    private final TaskService tasks;
    private final ProcessEngineConfigurationImpl engine;
    private final AsTierline asTierline;

    /** A job definition or a task of a deployed model never changes: what it follows is read once. */
    private final Map<String, Optional<String>> followed = new ConcurrentHashMap<>();

    CaseTime(
            Ledger file,
            CaseClockReader clocks,
            RuntimeService runtime,
            ManagementService management,
            TaskService tasks,
            ProcessEngineConfigurationImpl engine,
            AsTierline asTierline) {
        this.file = file;
        this.clocks = clocks;
        this.runtime = runtime;
        this.management = management;
        this.tasks = tasks;
        this.engine = engine;
        this.asTierline = asTierline;
    }

    @EventListener
    @Order(100)
    public void on(LedgerChanged change) {
        if (!change.movesTime()) {
            return;
        }
        set(change.ledger());
    }

    @EventListener
    public void on(LedgerRefolded again) {
        set(again.ledger());
    }

    /** Sets all of a case that the caller holds. */
    void set(List<CaseEvent> ledger) {
        CaseClocks now = clocks.of(ledger);
        file.deadline(ledger.get(0).caseKey(), Deadlines.next(now));
        asTierline.run(() -> engine.getCommandExecutorTxRequired().execute(context -> {
            set(Case.fold(ledger), now);
            return null;
        }));
    }

    private void set(Case file, CaseClocks now) {
        Set<String> instances =
                runtime.createProcessInstanceQuery().processInstanceBusinessKey(file.caseKey()).list().stream()
                        .map(ProcessInstance::getId)
                        .collect(Collectors.toSet());
        if (instances.isEmpty()) {
            return;
        }
        List<Job> timers = management
                .createJobQuery()
                .processInstanceIds(instances)
                .timers()
                .list();
        for (Job timer : timers) {
            clockOf(timer).ifPresent(clock -> setTimer((JobEntity) timer, Deadlines.of(now, clock)));
        }
        List<Task> open = tasks.createTaskQuery()
                .processInstanceIdIn(instances.toArray(String[]::new))
                .list();
        for (Task task : open) {
            setPriority((TaskEntity) task, TaskPriority.of(file));
            clockOf((TaskEntity) task).ifPresent(clock -> setTask((TaskEntity) task, Deadlines.of(now, clock)));
        }
    }

    private void setTimer(JobEntity timer, Optional<Instant> due) {
        Date date = Date.from(due.orElse(SlaTimers.NEVER));
        if (!date.equals(timer.getDuedate())) {
            timer.setDuedate(date);
        }
    }

    private void setPriority(TaskEntity task, int priority) {
        if (task.getPriority() != priority) {
            task.setPriority(priority);
            task.triggerUpdateEvent();
        }
    }

    private void setTask(TaskEntity task, Optional<Instant> due) {
        Date date = due.map(Date::from).orElse(null);
        if (!Objects.equals(date, task.getDueDate())) {
            task.setDueDate(date);
            task.triggerUpdateEvent();
        }
    }

    private Optional<String> clockOf(Job timer) {
        return followed.computeIfAbsent(
                timer.getJobDefinitionId(),
                id -> clockIn(Context.getCommandContext()
                        .getJobDefinitionManager()
                        .findById(id)
                        .getJobConfiguration()));
    }

    private Optional<String> clockOf(TaskEntity task) {
        return followed.computeIfAbsent(
                task.getProcessDefinitionId() + ' ' + task.getTaskDefinitionKey(),
                id -> Optional.ofNullable(task.getTaskDefinition().getDueDateExpression())
                        .flatMap(expression -> clockIn(expression.getExpressionText())));
    }

    /** The clock that an expression of the model follows; clocks of action items do not move with the case. */
    static Optional<String> clockIn(String expression) {
        Matcher matcher = CLOCK.matcher(expression);
        return matcher.find() && !matcher.group(1).startsWith("action-item")
                ? Optional.of(matcher.group(1))
                : Optional.empty();
    }
}
