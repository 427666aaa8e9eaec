package io.tierline.engine.lookups;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.TaskManager;
import org.camunda.bpm.engine.task.Task;

/**
 * A query for tasks answers what is the caller's by {@link OwnTasks}, and what their {@link TaskGrants} add. A caller who
 * sees all tasks is left to the engine's own check.
 */
class TaskQueries extends TaskManager {

    @Override
    public List<Task> findTasksByQueryCriteria(TaskQueryImpl query) {
        return narrowed(query, () -> super.findTasksByQueryCriteria(query));
    }

    @Override
    public long findTaskCountByQueryCriteria(TaskQueryImpl query) {
        return narrowed(query, () -> super.findTaskCountByQueryCriteria(query));
    }

    /** The query is the caller's: it is left as it came. */
    private <T> T narrowed(TaskQueryImpl query, Callable<T> ask) {
        AuthorizationLookUps rights = (AuthorizationLookUps) getAuthorizationManager();
        TaskGrants grants = rights.tasksOfOthers();
        if (grants == null || grants.all()) {
            return call(ask);
        }
        if (grants.revoked().isEmpty()) {
            return beside(query, own -> narrow(own, getCurrentAuthentication(), grants), ask);
        }
        String[] left = left(grants);
        return beside(query, own -> own.taskIdIn(left), ask);
    }

    /** A task that is theirs was revoked from the caller by name, which a query cannot say: it names those that are left. */
    private String[] left(TaskGrants grants) {
        TaskQueryImpl all = new TaskQueryImpl();
        String[] ids = beside(
                all,
                own -> narrow(own, getCurrentAuthentication(), grants),
                () -> super.findTasksByQueryCriteria(all).stream()
                        .map(Task::getId)
                        .filter(id -> !grants.revoked().contains(id))
                        .toArray(String[]::new));
        return ids.length == 0 ? new String[] {"none"} : ids;
    }

    private static <T> T beside(TaskQueryImpl query, Consumer<TaskQueryImpl> condition, Callable<T> ask) {
        query.or();
        int last = query.getQueries().size() - 1;
        try {
            condition.accept(query.getQueries().get(last));
            return Context.getCommandContext().runWithoutAuthorization(ask);
        } finally {
            query.getQueries().remove(last);
        }
    }

    private static void narrow(TaskQueryImpl own, Authentication caller, TaskGrants grants) {
        own.taskInvolvedUser(caller.getUserId());
        if (caller.getGroupIds() != null && !caller.getGroupIds().isEmpty()) {
            own.taskCandidateGroupIn(caller.getGroupIds()).includeAssignedTasks();
        }
        if (!grants.models().isEmpty()) {
            own.processDefinitionKeyIn(grants.models().toArray(String[]::new));
        }
        if (!grants.tasks().isEmpty()) {
            own.taskIdIn(grants.tasks().toArray(String[]::new));
        }
    }

    private static <T> T call(Callable<T> ask) {
        try {
            return ask.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
