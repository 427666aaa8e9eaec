package io.tierline.security;

import io.tierline.oncall.People;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.AuthorizationQuery;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.identity.IdentityOperationResult;
import org.camunda.bpm.engine.impl.identity.db.DbIdentityServiceProvider;
import org.camunda.bpm.engine.impl.persistence.entity.GroupEntity;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.springframework.context.ApplicationEventPublisher;

/**
 * Every change of an account, a group or a membership comes through here, by whatever way: Admin, the engine's REST
 * interfaces, the API for people, sign-in with an identity provider, and the start. Here {@link AccountRules} and the
 * rules for passwords are held, and the engine's own group of administrators follows ours.
 */
class AccountProvider extends DbIdentityServiceProvider {

    private final AccountRules rules;
    private final People people;
    private final ApplicationEventPublisher events;

    AccountProvider(AccountRules rules, People people, ApplicationEventPublisher events) {
        this.rules = rules;
        this.people = people;
        this.events = events;
    }

    @Override
    public IdentityOperationResult saveUser(User user) {
        UserEntity account = (UserEntity) user;
        boolean isNew = account.getRevision() == 0;
        // A caller who may not do it is told that first, and not whether it could be done.
        checkAuthorization(
                isNew ? Permissions.CREATE : Permissions.UPDATE, Resources.USER, isNew ? null : user.getId());
        if (isNew) {
            rules.checkNewUser(account);
        } else {
            rules.checkChangedUser(account);
        }
        boolean password = account.hasNewPassword();
        if (password) {
            account.checkPasswordAgainstPolicy();
        }
        IdentityOperationResult result = super.saveUser(user);
        tell(isNew ? "user-created" : "user-changed", user.getId(), Map.of());
        if (password && !isNew) {
            tell("password-changed", user.getId(), Map.of());
        }
        return result;
    }

    @Override
    public IdentityOperationResult deleteUser(String user) {
        checkAuthorization(Permissions.DELETE, Resources.USER, user);
        checkNotOwn(user);
        people.leave(user);
        rules.ensureAdministratorBeside(user);
        IdentityOperationResult result = super.deleteUser(user);
        deleteRights(query -> query.userIdIn(user));
        if (!IdentityOperationResult.OPERATION_NONE.equals(result.getOperation())) {
            tell("user-deleted", user, Map.of());
        }
        return result;
    }

    /** Accounts made by earlier releases still have the right to delete themselves. */
    private static void checkNotOwn(String user) {
        Authentication caller = Context.getCommandContext().getAuthentication();
        if (caller != null
                && user.equals(caller.getUserId())
                && (caller.getGroupIds() == null || !caller.getGroupIds().contains(Groups.ADMIN))) {
            throw new AuthorizationException("Only an administrator deletes an account. Nothing was done.");
        }
    }

    /** Wrong passwords lock no account here: {@link SignIn} slows down who sends them. */
    @Override
    public boolean checkPassword(String user, String password) {
        UserEntity account = user == null ? null : findUserById(user);
        return account != null && account.getPassword() != null && password != null && matchPassword(password, account);
    }

    @Override
    public IdentityOperationResult unlockUser(String user) {
        IdentityOperationResult result = super.unlockUser(user);
        tell("user-unlocked", user, Map.of());
        return result;
    }

    @Override
    public IdentityOperationResult saveGroup(Group group) {
        boolean isNew = ((GroupEntity) group).getRevision() == 0;
        checkAuthorization(
                isNew ? Permissions.CREATE : Permissions.UPDATE, Resources.GROUP, isNew ? null : group.getId());
        if (isNew) {
            rules.checkNewGroup(group.getId());
        } else {
            rules.checkChangedGroup(group.getId());
        }
        IdentityOperationResult result = super.saveGroup(group);
        tell(isNew ? "group-created" : "group-changed", group.getId(), Map.of());
        return result;
    }

    @Override
    public IdentityOperationResult deleteGroup(String group) {
        checkAuthorization(Permissions.DELETE, Resources.GROUP, group);
        rules.checkGroupStays(group);
        people.dissolve(group);
        IdentityOperationResult result = super.deleteGroup(group);
        deleteRights(query -> query.groupIdIn(group));
        if (!IdentityOperationResult.OPERATION_NONE.equals(result.getOperation())) {
            tell("group-deleted", group, Map.of());
        }
        return result;
    }

    @Override
    public IdentityOperationResult createMembership(String user, String group) {
        checkAuthorization(Permissions.CREATE, Resources.GROUP_MEMBERSHIP, group);
        if (!isOfAdministrators(group)) {
            return join(user, group);
        }
        people.join(user, Groups.ADMIN);
        rules.lockAdministrators();
        rules.ensureAdministered();
        join(user, Groups.ENGINE_ADMIN);
        return join(user, Groups.ADMIN);
    }

    private IdentityOperationResult join(String user, String group) {
        if (rules.isMember(user, group)) {
            return new IdentityOperationResult(null, IdentityOperationResult.OPERATION_NONE);
        }
        if (!Groups.ENGINE_ADMIN.equals(group)) {
            people.join(user, group);
        }
        IdentityOperationResult result = inOwnName(() -> super.createMembership(user, group));
        tell("member-added", user, Map.of("group", group));
        return result;
    }

    @Override
    public IdentityOperationResult deleteMembership(String user, String group) {
        checkAuthorization(Permissions.DELETE, Resources.GROUP_MEMBERSHIP, group);
        if (!isOfAdministrators(group)) {
            return part(user, group);
        }
        people.part(user, Groups.ADMIN);
        rules.ensureAdministratorBeside(user);
        IdentityOperationResult ours = part(user, Groups.ADMIN);
        IdentityOperationResult engines = part(user, Groups.ENGINE_ADMIN);
        return Groups.ADMIN.equals(group) ? ours : engines;
    }

    private IdentityOperationResult part(String user, String group) {
        if (!rules.isMember(user, group)) {
            return new IdentityOperationResult(null, IdentityOperationResult.OPERATION_NONE);
        }
        people.part(user, group);
        IdentityOperationResult result = inOwnName(() -> super.deleteMembership(user, group));
        tell("member-removed", user, Map.of("group", group));
        return result;
    }

    private static boolean isOfAdministrators(String group) {
        return Groups.ADMIN.equals(group) || Groups.ENGINE_ADMIN.equals(group);
    }

    /** The right to change one of the two groups of administrators is the right to change both. */
    private static <T> T inOwnName(Callable<T> change) {
        return Context.getCommandContext().runWithoutAuthorization(change);
    }

    /** The engine leaves them behind: the next account or group of that id would have them, or could not be made. */
    private static void deleteRights(UnaryOperator<AuthorizationQuery> ofWhom) {
        AuthorizationService rights = Context.getProcessEngineConfiguration().getAuthorizationService();
        inOwnName(() -> {
            ofWhom.apply(rights.createAuthorizationQuery()).list().stream()
                    .map(Authorization::getId)
                    .forEach(rights::deleteAuthorization);
            return null;
        });
    }

    private void tell(String action, String subject, Map<String, String> details) {
        events.publishEvent(new AccountChanged(Actor.current(), action, subject, details));
    }
}
