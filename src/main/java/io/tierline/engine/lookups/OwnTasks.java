package io.tierline.engine.lookups;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.CompositePermissionCheck;
import org.camunda.bpm.engine.impl.db.PermissionCheck;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

/**
 * Whose a task is, by the task itself: who has it, its owner, and the teams and people that it is offered to. They read it
 * and work on it; who has it may also give it away.
 */
final class OwnTasks {

    private static final Set<String> TEAM = Set.of(Permissions.READ.getName(), Permissions.TASK_WORK.getName());
    private static final Set<String> ASSIGNEE =
            Set.of(Permissions.READ.getName(), Permissions.TASK_WORK.getName(), Permissions.TASK_ASSIGN.getName());

    private OwnTasks() {}

    /**
     * @param check one of a task's rights, alone or beside others of which one is enough
     * @param revoked whether the task of that id was revoked from the caller by name
     */
    static boolean allow(String user, List<String> groups, CompositePermissionCheck check, Predicate<String> revoked) {
        List<PermissionCheck> all = check.getAtomicChecks();
        boolean oneIsEnough =
                check.isDisjunctive() || all.size() + check.getCompositeChecks().size() == 1;
        return oneIsEnough
                && (all.stream().anyMatch(one -> allow(user, groups, one, revoked))
                        || check.getCompositeChecks().stream().anyMatch(part -> allow(user, groups, part, revoked)));
    }

    static boolean allow(String user, List<String> groups, PermissionCheck check, Predicate<String> revoked) {
        String id = check.getResourceId();
        if (check.getResource() != Resources.TASK
                || user == null
                || id == null
                || Authorization.ANY.equals(id)
                || !ASSIGNEE.contains(check.getPermission().getName())) {
            return false;
        }
        TaskEntity task = Context.getCommandContext().getDbEntityManager().selectById(TaskEntity.class, id);
        if (task == null) {
            return false;
        }
        boolean assigned = user.equals(task.getAssignee());
        boolean offered = !assigned
                && TEAM.contains(check.getPermission().getName())
                && (user.equals(task.getOwner()) || isOfferedTo(user, groups, task));
        return (assigned || offered) && !revoked.test(id);
    }

    private static boolean isOfferedTo(String user, List<String> groups, TaskEntity task) {
        return task.getCandidates().stream()
                .anyMatch(offer -> user.equals(offer.getUserId())
                        || groups != null && offer.getGroupId() != null && groups.contains(offer.getGroupId()));
    }
}
