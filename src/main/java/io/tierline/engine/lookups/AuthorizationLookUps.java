package io.tierline.engine.lookups;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.AuthorizationQueryImpl;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.VariableInstanceQueryImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.CompositePermissionCheck;
import org.camunda.bpm.engine.impl.db.DbEntity;
import org.camunda.bpm.engine.impl.db.PermissionCheck;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.camunda.bpm.engine.task.Task;

/**
 * The engine's rights, read once in some seconds. Before each query it asks which groups have any, and whether one is revoked
 * from the caller. For each task it would write a row for each team and person; {@link OwnTasks} reads them from the task.
 */
class AuthorizationLookUps extends AuthorizationManager {

    private static final String ALL = "all";

    private final Memory memory;

    AuthorizationLookUps(Memory memory) {
        this.memory = memory;
    }

    /**
     * What all commands share.
     *
     * @param groups those that have any authorization; under one key
     * @param revoked whether something is revoked from a user or one of their groups
     * @param tasks what the rights of a user and their groups say of tasks
     * @param single whether there is a right for a single resource of a type
     */
    record Memory(
            ShortMemory<String, Set<String>> groups,
            ShortMemory<List<String>, Boolean> revoked,
            ShortMemory<List<String>, TaskGrants> tasks,
            ShortMemory<Integer, Boolean> single) {

        private static final Duration SPAN = Duration.ofSeconds(5);

        Memory() {
            this(new ShortMemory<>(SPAN), new ShortMemory<>(SPAN), new ShortMemory<>(SPAN), new ShortMemory<>(SPAN));
        }
    }

    @Override
    public List<String> filterAuthenticatedGroupIds(List<String> groups) {
        if (groups == null || groups.isEmpty()) {
            return super.filterAuthenticatedGroupIds(groups);
        }
        Set<String> known = memory.groups().get(ALL, this::withAuthorizations);
        return groups.stream().filter(known::contains).collect(Collectors.toList());
    }

    @SuppressWarnings("unchecked")
    private Set<String> withAuthorizations() {
        List<String> groups = getDbEntityManager().selectList("selectAuthorizedGroupIds");
        return groups.stream().filter(Objects::nonNull).collect(Collectors.toSet());
    }

    @Override
    protected boolean isRevokeAuthCheckEnabled(String user, List<String> groups) {
        return memory.revoked().get(caller(user, groups), () -> super.isRevokeAuthCheckEnabled(user, groups));
    }

    private static List<String> caller(String user, List<String> groups) {
        List<String> caller = new ArrayList<>();
        caller.add(String.valueOf(user));
        if (groups != null) {
            caller.addAll(groups);
        }
        return List.copyOf(caller);
    }

    /** No row is written for each task: whose a task is stands in the task. */
    @Override
    public boolean isAuthorized(String user, List<String> groups, CompositePermissionCheck check) {
        return OwnTasks.allow(user, groups, check, id -> isRevoked(user, groups, id))
                || super.isAuthorized(user, groups, check);
    }

    @Override
    public boolean isAuthorized(String user, List<String> groups, PermissionCheck check) {
        return OwnTasks.allow(user, groups, check, id -> isRevoked(user, groups, id))
                || super.isAuthorized(user, groups, check);
    }

    private boolean isRevoked(String user, List<String> groups, String task) {
        return isRevokeAuthCheckEnabled(user, groups)
                && grants(user, groups).revoked().contains(task);
    }

    /** What the caller sees of other people's tasks; null where nothing is checked. */
    TaskGrants tasksOfOthers() {
        if (!isAuthCheckExecuted()) {
            return null;
        }
        Authentication caller = getCurrentAuthentication();
        return grants(caller.getUserId(), caller.getGroupIds());
    }

    private TaskGrants grants(String user, List<String> groups) {
        return memory.tasks().get(caller(user, groups), () -> readGrants(user, groups));
    }

    private TaskGrants readGrants(String user, List<String> groups) {
        return Context.getCommandContext().runWithoutAuthorization(() -> {
            List<Authorization> rows = new ArrayList<>(
                    rows((AuthorizationQueryImpl) new AuthorizationQueryImpl().userIdIn(user, Authorization.ANY)));
            if (groups != null && !groups.isEmpty()) {
                rows.addAll(rows((AuthorizationQueryImpl)
                        new AuthorizationQueryImpl().groupIdIn(groups.toArray(String[]::new))));
            }
            return TaskGrants.of(rows);
        });
    }

    private List<Authorization> rows(AuthorizationQueryImpl query) {
        return selectAuthorizationByQueryCriteria(query);
    }

    /** Cards in a list show variables of their tasks, which whoever sees the task sees. */
    @Override
    protected void configureVariableInstanceQuery(VariableInstanceQueryImpl query) {
        super.configureVariableInstanceQuery(query);
        TaskGrants grants = query.getAuthCheck().isAuthorizationCheckEnabled() ? tasksOfOthers() : null;
        String[] asked = query.getTaskIds() != null ? query.getTaskIds() : query.getVariableScopeIds();
        if (grants == null || grants.all() || grants.instances() || asked == null || asked.length == 0) {
            return;
        }
        String[] own =
                getTaskManager().findTasksByQueryCriteria((TaskQueryImpl) new TaskQueryImpl().taskIdIn(asked)).stream()
                        .map(Task::getId)
                        .toArray(String[]::new);
        if (own.length > 0) {
            query.taskIdIn(own);
            query.getAuthCheck().setAuthorizationCheckEnabled(false);
        }
    }

    /**
     * Each task and each process instance that ends takes the rights for it along: there are none but an administrator's.
     * One that another node wrote a moment ago may be left, for an id that never comes again.
     */
    @Override
    public void deleteAuthorizationsByResourceId(Resource resource, String id) {
        boolean neverAgain = resource == Resources.TASK || resource == Resources.PROCESS_INSTANCE;
        if (!neverAgain || memory.single().get(resource.resourceType(), () -> hasSingle(resource))) {
            super.deleteAuthorizationsByResourceId(resource, id);
        }
    }

    private boolean hasSingle(Resource resource) {
        return Context.getCommandContext()
                .runWithoutAuthorization(() ->
                        rows((AuthorizationQueryImpl) new AuthorizationQueryImpl().resourceType(resource)).stream()
                                .anyMatch(row -> !Authorization.ANY.equals(row.getResourceId())));
    }

    /** A group too many in memory costs nothing; one too few would have no rights. Revoked rights are gone at once. */
    private void forgetIfChanged(DbEntity entity) {
        if (!(entity instanceof AuthorizationEntity authorization)) {
            return;
        }
        Set<String> known = memory.groups().peek(ALL);
        if (authorization.getGroupId() != null && known != null && !known.contains(authorization.getGroupId())) {
            memory.groups().clearAtCommit();
        }
        if (authorization.getAuthorizationType() == Authorization.AUTH_TYPE_REVOKE) {
            memory.revoked().clearAtCommit();
        }
        memory.tasks().clearAtCommit();
        memory.single().clearAtCommit();
    }

    @Override
    public void insert(DbEntity entity) {
        super.insert(entity);
        forgetIfChanged(entity);
    }

    @Override
    public void update(AuthorizationEntity authorization) {
        super.update(authorization);
        forgetIfChanged(authorization);
    }

    @Override
    public void delete(DbEntity entity) {
        super.delete(entity);
        forgetIfChanged(entity);
    }
}
