package io.tierline.engine.lookups;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.impl.db.DbEntity;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;

/**
 * Before each query the engine reads which groups have any authorization, from a table with a row for each task, and
 * whether one is revoked from the caller.
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
     */
    record Memory(ShortMemory<String, Set<String>> groups, ShortMemory<List<String>, Boolean> revoked) {

        private static final Duration SPAN = Duration.ofSeconds(5);

        Memory() {
            this(new ShortMemory<>(SPAN), new ShortMemory<>(SPAN));
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
        List<String> caller = new ArrayList<>();
        caller.add(String.valueOf(user));
        if (groups != null) {
            caller.addAll(groups);
        }
        return memory.revoked().get(List.copyOf(caller), () -> super.isRevokeAuthCheckEnabled(user, groups));
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
