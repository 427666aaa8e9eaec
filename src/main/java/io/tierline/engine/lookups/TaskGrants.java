package io.tierline.engine.lookups;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;

/**
 * What a caller's rights say of tasks that are not theirs by assignment or team.
 *
 * @param all whether rights for whole resources let them see all tasks
 * @param models the keys of the models whose tasks they see
 * @param tasks the ids of tasks that were granted to them one by one
 * @param revoked the ids of tasks that they may not read although they are theirs
 * @param instances whether any right lets them see process instances
 */
record TaskGrants(boolean all, Set<String> models, Set<String> tasks, Set<String> revoked, boolean instances) {

    /** @param rows of the caller, of their groups and of all users */
    static TaskGrants of(List<Authorization> rows) {
        Set<String> models = ids(rows, Resources.PROCESS_DEFINITION, Permissions.READ_TASK);
        Set<String> tasks = ids(rows, Resources.TASK, Permissions.READ);
        Set<String> instances = ids(rows, Resources.PROCESS_DEFINITION, Permissions.READ_INSTANCE);
        instances.addAll(ids(rows, Resources.PROCESS_INSTANCE, Permissions.READ));
        return new TaskGrants(
                models.contains(Authorization.ANY) || tasks.contains(Authorization.ANY),
                models,
                tasks,
                revoked(rows, Resources.TASK, Permissions.READ),
                !instances.isEmpty());
    }

    private static Set<String> ids(List<Authorization> rows, Resource resource, Permission permission) {
        Set<String> granted = rows.stream()
                .filter(row -> row.getResourceType() == resource.resourceType())
                .filter(row -> row.getAuthorizationType() != Authorization.AUTH_TYPE_REVOKE)
                .filter(row -> row.isPermissionGranted(permission))
                .map(Authorization::getResourceId)
                .collect(Collectors.toCollection(HashSet::new));
        granted.removeAll(revoked(rows, resource, permission));
        return granted;
    }

    private static Set<String> revoked(List<Authorization> rows, Resource resource, Permission permission) {
        return rows.stream()
                .filter(row -> row.getResourceType() == resource.resourceType())
                .filter(row -> row.getAuthorizationType() == Authorization.AUTH_TYPE_REVOKE)
                .filter(row -> row.isPermissionRevoked(permission))
                .map(Authorization::getResourceId)
                .collect(Collectors.toSet());
    }
}
