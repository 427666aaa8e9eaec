package io.tierline.process;

import io.tierline.casework.Surroundings.OpenTask;
import io.tierline.engine.AsTierline;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** The task by which a person works on the case itself, wherever it is: at a level, waiting, or resolving. */
@Component
public class CaseTasks {

    private static final String[] KINDS = {
        "work-on-case", "wait-for-reply", "explain-resolution", "wait-for-confirmation"
    };

    private final TaskService tasks;
    private final AsTierline asTierline;

    CaseTasks(TaskService tasks, AsTierline asTierline) {
        this.tasks = tasks;
        this.asTierline = asTierline;
    }

    /** Empty while the case is on its way from one to the next. */
    public Optional<OpenTask> open(String caseKey) {
        AtomicReference<Optional<OpenTask>> found = new AtomicReference<>();
        asTierline.run(() -> found.set(find(caseKey).stream()
                .findFirst()
                .map(task -> new OpenTask(task.getTaskDefinitionKey(), task.getAssignee()))));
        return found.get();
    }

    /** @param owner null to leave it to the task's team */
    public void giveTo(String caseKey, String owner) {
        find(caseKey).forEach(task -> tasks.setAssignee(task.getId(), owner));
    }

    private List<Task> find(String caseKey) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(caseKey)
                .taskDefinitionKeyIn(KINDS)
                .list();
    }
}
