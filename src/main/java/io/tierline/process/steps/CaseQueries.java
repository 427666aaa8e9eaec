package io.tierline.process.steps;

import io.tierline.cases.Assignment;
import io.tierline.cases.Case;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.EscalationProgress;
import io.tierline.cases.Ledger;
import io.tierline.cases.LevelTable;
import io.tierline.cases.Levels;
import io.tierline.cases.events.ClosureEvents.Closed;
import io.tierline.cases.events.ReviewEvents.SurveyAnswered;
import io.tierline.cases.events.WorkEvents.TierEntered;
import io.tierline.oncall.People;
import io.tierline.process.decisions.Facts;
import io.tierline.process.decisions.PolicyQuestions;
import io.tierline.process.model.EscalationProcess;
import io.tierline.process.model.ReviewProcesses;
import io.tierline.review.ActionItems;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.springframework.stereotype.Component;

/**
 * The name {@code caseFile} in the models: what a condition, a decision or a mapping may ask about the case. Public,
 * because expressions see nothing else.
 */
@Component("caseFile")
public class CaseQueries {

    /** The names of what {@link #facts} tells. */
    public static final Set<String> FACTS = Facts.NAMES;

    private final Ledger ledger;
    private final Levels levels;
    private final ActionItems actionItems;
    private final People people;
    private final PolicyQuestions policy;
    private final TaskService tasks;

    CaseQueries(
            Ledger ledger,
            Levels levels,
            ActionItems actionItems,
            People people,
            PolicyQuestions policy,
            TaskService tasks) {
        this.ledger = ledger;
        this.levels = levels;
        this.actionItems = actionItems;
        this.people = people;
        this.policy = policy;
        this.tasks = tasks;
    }

    /** All that a decision may ask, as one map that lives for this step alone and is never stored. */
    public TypedValue facts(DelegateExecution execution) {
        return Variables.untypedValue(policy.facts(EscalationProcess.CASE_KEY.get(execution)), true);
    }

    /** How the level's work ended: as its people, a manager or a fix elsewhere said; null while it goes on. */
    public String outcome(DelegateExecution execution) {
        Assignment assignment = file(execution).assignment();
        if (assignment == null || assignment.left() == null) {
            return null;
        }
        return assignment.outcome();
    }

    /** Whether no one at this level has acknowledged the case yet. */
    public boolean notAcknowledged(DelegateExecution execution) {
        return file(execution).assignment().acknowledgedAt() == null;
    }

    /** Whether the escalation policy of the level that has the case is climbed once more. */
    public boolean escalationRepeats(DelegateExecution execution) {
        return EscalationProgress.of(ledger.events(EscalationProcess.CASE_KEY.get(execution)))
                .map(EscalationProgress::repeatsNow)
                .orElse(false);
    }

    /** As models of earlier releases ask it: see {@code aliases.yaml}. */
    public boolean ladderRepeats(DelegateExecution execution) {
        return escalationRepeats(execution);
    }

    /** The group that hears of a case that is not taken: the managers; where there is none, the administrators. */
    public String inCharge(DelegateExecution execution) {
        return people.inGroup("manager").isEmpty() ? "admin" : "manager";
    }

    /**
     * Whether the customer must hear who works on it now: the case came up a level, or it is above the lowest and no
     * update is promised (as after reopening). Not once more where its process was started again since.
     */
    public boolean cameUp(DelegateExecution execution) {
        List<CaseEvent> events = ledger.events(EscalationProcess.CASE_KEY.get(execution));
        if (StartedAgain.since(events, TierEntered.class)) {
            return false;
        }
        Case file = Case.fold(events);
        LevelTable table = levels.of(file);
        String from = file.assignment().from();
        return table.isBelow(table.lowest().id(), file.tier())
                && (from == null || table.isBelow(from, file.tier()) || file.promise() == null);
    }

    /** Whether a manager has the case on the table already. */
    public boolean managerOnIt(DelegateExecution execution) {
        return tasks.createTaskQuery()
                        .processInstanceId(execution.getProcessInstanceId())
                        .taskDefinitionKey(EscalationProcess.LOOK_INTO_CASE)
                        .count()
                > 0;
    }

    /** Whether the fix of a problem explains what the customer is told, so that no person has to write it. */
    public boolean explainedAlready(DelegateExecution execution) {
        return Explained.by(ledger.events(EscalationProcess.CASE_KEY.get(execution)))
                .isPresent();
    }

    /**
     * Who has the work at this level from the start, because a manager said so; null for the member of the team who
     * claims it.
     */
    public String owner(DelegateExecution execution) {
        return file(execution).owner();
    }

    /** The manager who pulled the case in; null when it was something else that called for a manager. */
    public String pulledBy(DelegateExecution execution) {
        return file(execution).oversight().pulledBy();
    }

    /** Whether the case goes on in another one that it was merged into. */
    public boolean merged(DelegateExecution execution) {
        Case file = file(execution);
        return file.state() == Case.State.WITHDRAWN && file.goesOnIn() != null;
    }

    /** Whether the closed case gets a review, as {@code after-closing.dmn} decided when it was closed. */
    public boolean reviewNeeded(DelegateExecution execution) {
        Case file = file(execution);
        return closing(execution)
                .map(Closed::review)
                // Of a case that was closed before the table said it.
                .orElse(file.escalated() || file.breached());
    }

    public List<Long> openActionItems(DelegateExecution execution) {
        return actionItems.open(EscalationProcess.CASE_KEY.get(execution));
    }

    public String actionItemOwner(DelegateExecution execution) {
        return actionItems.get(ReviewProcesses.ACTION_ITEM_ID.get(execution)).owner();
    }

    private Optional<Closed> closing(DelegateExecution execution) {
        return ledger.events(EscalationProcess.CASE_KEY.get(execution)).stream()
                .flatMap(event -> event.as(Closed.class).stream())
                .reduce((first, last) -> last);
    }

    /** Whether the last answer to the survey was a bad one, as {@code after-closing.dmn} said when the case was closed. */
    public boolean unhappy(DelegateExecution execution) {
        int below = closing(execution).map(Closed::unhappyBelow).orElse(0);
        return ledger.events(EscalationProcess.CASE_KEY.get(execution)).stream()
                .flatMap(event -> event.as(SurveyAnswered.class).stream())
                .reduce((first, last) -> last)
                .map(answer -> answer.score() < below)
                .orElse(false);
    }

    private Case file(DelegateExecution execution) {
        return ledger.caseFile(EscalationProcess.CASE_KEY.get(execution));
    }
}
