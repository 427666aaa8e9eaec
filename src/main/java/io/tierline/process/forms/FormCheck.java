package io.tierline.process.forms;

import io.tierline.cases.Case;
import io.tierline.cases.Ledger;
import io.tierline.cases.Levels;
import io.tierline.process.Destinations;
import io.tierline.process.ManagerActs;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.springframework.stereotype.Component;

/**
 * {@code ${formCheck}} in the models: refuses a form that is incomplete. As a {@code complete} listener of a user task, and
 * as a {@code start} listener of the start event that has a form. An element whose form is none of ours passes.
 */
@Component("formCheck")
class FormCheck implements TaskListener, ExecutionListener {

    private final Map<String, Check> checks;

    private final Ledger ledger;
    private final Levels levels;
    private final Destinations destinations;
    private final ManagerActs acts;
    private final Clock clock;

    FormCheck(Ledger ledger, Levels levels, Destinations destinations, ManagerActs acts, Clock clock) {
        this.ledger = ledger;
        this.levels = levels;
        this.destinations = destinations;
        this.acts = acts;
        this.clock = clock;
        this.checks = checks();
    }

    private Map<String, Check> checks() {
        return Map.ofEntries(
                Map.entry("enter-case", scope -> EnterCaseForm.read(scope).check()),
                Map.entry("work-on-case", this::work),
                Map.entry(
                        "customer-reply", scope -> CustomerReplyForm.read(scope).check(now())),
                Map.entry("explain-resolution", scope -> ResolutionForm.read(scope)
                        .check()),
                Map.entry("problem-fix", scope -> ResolutionForm.read(scope).check()),
                Map.entry("customer-confirmation", scope -> ConfirmationForm.read(scope)
                        .check()),
                Map.entry("manager-decision", scope -> ManagerDecisionForm.read(scope)
                        .check(TaskForm.caseKey(scope), tierOfCase(scope), acts)),
                Map.entry("customer-update", scope -> CustomerUpdateForm.read(scope)
                        .check()),
                Map.entry("postmortem", scope -> PostmortemForm.read(scope)
                        .check(now().atOffset(ZoneOffset.UTC).toLocalDate())),
                Map.entry("action-item", scope -> ActionItemForm.read(scope).check()),
                Map.entry("verify-action-item", scope -> VerificationForm.read(scope)
                        .check()),
                Map.entry("check-delivery", scope -> DeliveryForm.read(scope).check()),
                Map.entry("find-somebody", scope -> FindSomebodyForm.read(scope).check()),
                Map.entry(
                        "put-case-right", scope -> PutCaseRightForm.read(scope).check()),
                Map.entry("survey-follow-up", scope -> FollowUpForm.read(scope).check()),
                Map.entry("manage-case", scope -> ManageCaseForm.read(scope).check(acts)));
    }

    @Override
    public void notify(DelegateTask task) {
        TaskForm.caseKey(task); // what was submitted must not bring the task to another case
        check(task.getBpmnModelElementInstance(), task);
    }

    @Override
    public void notify(DelegateExecution execution) {
        // Who enters a case is who is signed in, whatever was submitted under that name.
        if (EnterCaseForm.ID.equals(TaskForm.of(execution.getBpmnModelElementInstance()))) {
            execution.setVariable(
                    EnterCaseForm.ENTERED_BY, Context.getCommandContext().getAuthenticatedUserId());
        }
        TaskForm.caseKey(execution);
        check(execution.getBpmnModelElementInstance(), execution);
    }

    private void check(BaseElement element, VariableScope scope) {
        Check check = checks.get(TaskForm.of(element));
        if (check != null) {
            check.of(scope);
        }
    }

    private void work(VariableScope scope) {
        Case file = Case.fold(ledger.events(TaskForm.caseKey(scope)));
        WorkForm.read(scope).check(levels.of(file), file.tier(), team -> destinations.include(file, team));
    }

    private String tierOfCase(VariableScope scope) {
        return ledger.caseFile(TaskForm.caseKey(scope)).tier();
    }

    private Instant now() {
        return clock.instant();
    }

    /** Reads one form and checks it. */
    private interface Check {
        void of(VariableScope scope);
    }
}
