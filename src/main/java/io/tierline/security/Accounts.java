package io.tierline.security;

import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.camunda.bpm.engine.impl.util.EncryptionUtil;
import org.springframework.stereotype.Component;

/** Users and memberships in the engine, as the start and the API for people need them: not counted as sign-ins. */
@Component
class Accounts {

    private final IdentityService identity;
    private final ProcessEngineConfigurationImpl engine;

    Accounts(IdentityService identity, ProcessEngineConfigurationImpl engine) {
        this.identity = identity;
        this.engine = engine;
    }

    Optional<UserEntity> find(String id) {
        return Optional.ofNullable(
                (UserEntity) identity.createUserQuery().userId(id).singleResult());
    }

    UserEntity blank(String id, String firstName, String lastName, String email) {
        User user = identity.newUser(id);
        user.setFirstName(firstName);
        user.setLastName(lastName);
        user.setEmail(email);
        return (UserEntity) user;
    }

    void save(User user) {
        identity.saveUser(user);
    }

    void delete(String id) {
        identity.deleteUser(id);
    }

    /** A wrong guess here makes no caller wait. */
    boolean hasPassword(UserEntity user, String password) {
        return user.getPassword() != null
                && engine.getPasswordManager()
                        .check(EncryptionUtil.saltPassword(password, user.getSalt()), user.getPassword());
    }

    void makeGroup(String id, String name) {
        if (identity.createGroupQuery().groupId(id).count() == 0) {
            Group group = identity.newGroup(id);
            group.setName(name);
            group.setType("WORKFLOW");
            identity.saveGroup(group);
        }
    }

    List<String> groups() {
        return identity.createGroupQuery().list().stream().map(Group::getId).toList();
    }

    List<String> members(String group) {
        return identity.createUserQuery().memberOfGroup(group).list().stream()
                .map(User::getId)
                .toList();
    }

    void join(String user, String group) {
        if (!members(group).contains(user)) {
            identity.createMembership(user, group);
        }
    }

    List<String> groupsOf(String user) {
        return identity.createGroupQuery().groupMember(user).list().stream()
                .map(Group::getId)
                .toList();
    }

    void part(String user, String group) {
        identity.deleteMembership(user, group);
    }

    /** Sets a password that the rules for passwords need not allow. */
    void setAnyPassword(UserEntity user, String password) {
        String salt = engine.getSaltGenerator().generateSalt();
        user.setSalt(salt);
        user.setDbPassword(engine.getPasswordManager().encrypt(EncryptionUtil.saltPassword(password, salt)));
    }
}
