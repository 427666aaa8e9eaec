package io.tierline.process.timers;

import io.tierline.cases.Ledger;
import io.tierline.process.model.EscalationProcess;
import io.tierline.process.model.ReviewProcesses;
import io.tierline.process.model.WorkAtTierProcess;
import io.tierline.review.ActionItems;
import io.tierline.sla.CaseClocks;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.stereotype.Component;

/**
 * The name {@code sla} in the models: when a timer fires and by when a task is due. Afterwards {@link CaseTime} keeps
 * both in step with the case's clocks.
 */
@Component("sla")
public class SlaTimers {

    /** No target, or waiting: the engine refuses a timer without a date, so it gets one in the far future. */
    static final Instant NEVER = Instant.parse("2999-12-31T00:00:00Z");

    private static final Set<String> OF_ACTION_ITEMS = Set.of("action-item-due", "action-item-reminder");

    private final CaseClockReader clocks;
    private final ActionItems actionItems;
    private final Ledger ledger;
    private final Clock clock;

    SlaTimers(CaseClockReader clocks, ActionItems actionItems, Ledger ledger, Clock clock) {
        this.clocks = clocks;
        this.ledger = ledger;
        this.clock = clock;
        this.actionItems = actionItems;
    }

    /** Whether a model can ask for a clock of that name. */
    public static boolean knows(String clock) {
        return CaseClocks.knows(clock) || Deadlines.SOONEST.equals(clock) || OF_ACTION_ITEMS.contains(clock);
    }

    /** The names of all clocks, but for those of the time at each level. */
    public static Set<String> clocks() {
        Set<String> names = new TreeSet<>(CaseClocks.names());
        names.add(Deadlines.SOONEST);
        names.addAll(OF_ACTION_ITEMS);
        return names;
    }

    /** When the timer of that clock fires, in UTC; {@link #NEVER} when it has nothing to fire for. Never null. */
    public Date due(DelegateExecution execution, String clock) {
        return Date.from(find(execution, clock).orElse(NEVER));
    }

    /** By when a task is due, in UTC; null when nothing is due. */
    public Date taskDue(VariableScope execution, String clock) {
        return find(execution, clock).map(Date::from).orElse(null);
    }

    /**
     * When the criteria are checked again for no other reason than that time has passed: so many hours after the case was
     * opened as the decision says. {@link #NEVER} when it says nothing, or a time that has passed, which would check for ever.
     */
    public Date checkAgain(DelegateExecution execution) {
        OptionalLong hours = WorkAtTierProcess.CHECK_AGAIN_AFTER.find(execution);
        if (hours.isEmpty()) {
            return Date.from(NEVER);
        }
        Instant due = ledger.caseFile(EscalationProcess.CASE_KEY.get(execution))
                .openedAt()
                .plus(hours.getAsLong(), ChronoUnit.HOURS);
        return Date.from(due.isAfter(clock.instant()) ? due : NEVER);
    }

    private Optional<Instant> find(VariableScope scope, String clock) {
        return switch (clock) {
            case "action-item-due" -> Optional.of(actionItemDue(scope));
            case "action-item-reminder" -> Optional.of(actionItemDue(scope).minus(1, ChronoUnit.DAYS));
            default -> Deadlines.of(clocks.of(EscalationProcess.CASE_KEY.get(scope)), clock);
        };
    }

    /** An action item is due by the end of its day, UTC. */
    private Instant actionItemDue(VariableScope scope) {
        return actionItems
                .get(ReviewProcesses.ACTION_ITEM_ID.get(scope))
                .due()
                .plusDays(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
    }
}
