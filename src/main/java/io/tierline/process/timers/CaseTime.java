package io.tierline.process.timers;

import io.tierline.cases.Case;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.Ledger;
import io.tierline.cases.LedgerChanged;
import io.tierline.cases.LedgerRefolded;
import io.tierline.cases.events.WorkEvents.Snoozed;
import io.tierline.engine.AsTierline;
import io.tierline.process.timers.TimedRows.Row;
import io.tierline.sla.CaseClocks;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The one mechanism that sets what the engine shows of time: once a transaction has changed a case, all its timers and
 * its tasks' due dates are set from its clocks, and its tasks take its priority. A task that was set aside says when it
 * comes back. Which clock a timer or a task follows is said in the model, as {@code ${sla.due(execution, 'next-update')}}.
 * One statement reads them all; those that differ are changed in one batch.
 */
@Component
class CaseTime {

    private static final Pattern CLOCK = Pattern.compile("sla\\.(?:due|taskDue)\\(\\w+,\\s*'([a-z0-9-]+)'\\)");

    private final Ledger file;
    private final CaseClockReader clocks;
    private final TimedRows rows;
    private final ProcessEngineConfigurationImpl engine;
    private final AsTierline asTierline;

    /** A job definition or a task of a deployed model never changes: what it follows is read once. */
    private final Map<String, Optional<String>> followed = new ConcurrentHashMap<>();

    CaseTime(
            Ledger file,
            CaseClockReader clocks,
            TimedRows rows,
            ProcessEngineConfigurationImpl engine,
            AsTierline asTierline) {
        this.file = file;
        this.clocks = clocks;
        this.rows = rows;
        this.engine = engine;
        this.asTierline = asTierline;
    }

    @EventListener
    @Order(100)
    public void on(LedgerChanged change) {
        if (change.movesTime() || isSetAside(change)) {
            set(change.ledger());
        }
    }

    /** A note moves no clock, and brings back what was set aside. */
    private static boolean isSetAside(LedgerChanged change) {
        List<CaseEvent> before = change.ledger().subList(0, change.firstNew());
        // Few cases were ever set aside: the others are not folded for it.
        return before.stream().anyMatch(event -> event.is(Snoozed.class))
                && Case.fold(before).snooze() != null;
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
        CommandContext context = Context.getCommandContext();
        for (Row row : rows.of(file.caseKey())) {
            if (row.isTimer()) {
                clockOfTimer(context, row.element())
                        .map(clock -> Deadlines.of(now, clock).orElse(SlaTimers.NEVER))
                        .filter(due -> !due.equals(row.due()))
                        .ifPresent(due ->
                                context.getJobManager().findJobById(row.id()).setDuedate(Date.from(due)));
            } else {
                setTask(context, row, file, now);
            }
        }
    }

    private void setTask(CommandContext context, Row row, Case file, CaseClocks now) {
        Optional<String> clock = clockOfTask(context, row);
        Instant due = clock.isPresent() ? Deadlines.of(now, clock.get()).orElse(null) : row.due();
        int priority = TaskPriority.of(file);
        Instant followUp = file.snooze() != null && file.snooze().by().equals(row.assignee())
                ? file.snooze().until()
                : null;
        if (row.priority() != priority
                || !Objects.equals(due, row.due())
                || !Objects.equals(followUp, row.followUp())) {
            TaskEntity task = context.getTaskManager().findTaskById(row.id());
            task.setPriority(priority);
            task.setDueDate(due == null ? null : Date.from(due));
            task.setFollowUpDate(followUp == null ? null : Date.from(followUp));
            task.triggerUpdateEvent();
        }
    }

    private Optional<String> clockOfTimer(CommandContext context, String jobDefinition) {
        return followed.computeIfAbsent(
                jobDefinition,
                id -> clockIn(context.getJobDefinitionManager().findById(id).getJobConfiguration()));
    }

    private Optional<String> clockOfTask(CommandContext context, Row row) {
        return followed.computeIfAbsent(row.element(), id -> Optional.ofNullable(context.getTaskManager()
                        .findTaskById(row.id())
                        .getTaskDefinition()
                        .getDueDateExpression())
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
