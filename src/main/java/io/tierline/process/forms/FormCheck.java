package io.tierline.process.forms;

import io.tierline.process.model.EscalationProcess;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.springframework.stereotype.Component;

/**
 * {@code ${formCheck}} in the models: refuses a form that is incomplete. As a {@code complete} listener of a user task, and
 * as a {@code start} listener of the start event that has a form. An element whose form is none of ours passes.
 */
@Component("formCheck")
class FormCheck implements TaskListener, ExecutionListener {

    private final Forms forms;
    private final LiveContext live;

    FormCheck(Forms forms, LiveContext live) {
        this.forms = forms;
        this.live = live;
    }

    @Override
    public void notify(DelegateTask task) {
        EscalationProcess.CASE_KEY.get(task); // what was submitted must not bring the task to another case
        forms.of(task.getBpmnModelElementInstance()).ifPresent(form -> {
            live.fill(form, task);
            form.check(task);
        });
    }

    @Override
    public void notify(DelegateExecution execution) {
        EscalationProcess.CASE_KEY.get(execution);
        forms.of(execution.getBpmnModelElementInstance()).ifPresent(form -> {
            // Who enters a case is who is signed in, whatever was submitted under that name.
            if (EnterCaseForm.ID.equals(form.id())) {
                execution.setVariable(
                        EnterCaseForm.ENTERED_BY, Context.getCommandContext().getAuthenticatedUserId());
            }
            form.check(execution);
        });
    }
}
