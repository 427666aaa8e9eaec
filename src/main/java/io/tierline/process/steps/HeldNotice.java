package io.tierline.process.steps;

import io.tierline.process.forms.DueText;
import io.tierline.process.model.WorkAtTierProcess;
import java.time.Instant;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** Says on the task of a level that a maintenance window holds its escalation policy back, as long as one does. */
@Component
class HeldNotice {

    private static final String VARIABLE = "ctxHeld";

    private final TaskService tasks;

    HeldNotice(TaskService tasks) {
        this.tasks = tasks;
    }

    void put(DelegateExecution execution, Instant until) {
        task(
                execution,
                task -> tasks.setVariableLocal(
                        task.getId(),
                        VARIABLE,
                        "Held back by a maintenance window until " + DueText.inWords(until) + "."));
    }

    void remove(DelegateExecution execution) {
        task(execution, task -> tasks.removeVariableLocal(task.getId(), VARIABLE));
    }

    private void task(DelegateExecution execution, java.util.function.Consumer<Task> notice) {
        tasks.createTaskQuery()
                .processInstanceId(execution.getProcessInstanceId())
                .taskDefinitionKey(WorkAtTierProcess.WORK_ON_CASE)
                .list()
                .forEach(notice);
    }
}
