package io.tierline.security;

import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT;

import java.util.Arrays;
import java.util.stream.Stream;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.task.Task;

/**
 * What the engine grants by itself. A new group has its rights at the moment it is made, not at the next start.
 *
 * <p>A person who has claimed a task may give it back, or to a colleague. For the engine that is one right with
 * changing its due date, which moves no clock of the case: clocks are read from the ledger.
 */
class TeamRights extends DefaultAuthorizationProvider {

    @Override
    public AuthorizationEntity[] newGroup(Group group) {
        return Stream.concat(
                        Arrays.stream(super.newGroup(group)),
                        Rights.of(group.getId()).stream().map(grant -> row(grant, group.getId())))
                .toArray(AuthorizationEntity[]::new);
    }

    /** Of their own account people read and change the profile and the password; the engine would let them delete it. */
    @Override
    public AuthorizationEntity[] newUser(User user) {
        AuthorizationEntity row = new AuthorizationEntity(AUTH_TYPE_GRANT);
        row.setUserId(user.getId());
        row.setResource(Resources.USER);
        row.setResourceId(user.getId());
        row.addPermission(Permissions.READ);
        row.addPermission(Permissions.UPDATE);
        return new AuthorizationEntity[] {row};
    }

    private static AuthorizationEntity row(Grant grant, String group) {
        AuthorizationEntity row = new AuthorizationEntity(AUTH_TYPE_GRANT);
        row.setGroupId(group);
        grant.addTo(row);
        return row;
    }

    /** Whose a task is stands in the task: the engine's look-ups read it there, and no row is written for it. */
    @Override
    protected AuthorizationEntity[] createOrUpdateAuthorizations(Task task, String group, String user) {
        return null;
    }
}
