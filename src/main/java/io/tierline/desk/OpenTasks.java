package io.tierline.desk;

import java.util.Optional;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** The tasks that the person who is signed in may see, by the engine's own rights. */
@Component
class OpenTasks {

    private final TaskService tasks;

    OpenTasks(TaskService tasks) {
        this.tasks = tasks;
    }

    /** Empty for one that has gone, and for one that is none of theirs. */
    Optional<Task> find(String id) {
        return Optional.ofNullable(tasks.createTaskQuery().taskId(id).singleResult());
    }
}
