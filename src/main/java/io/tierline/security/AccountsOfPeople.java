package io.tierline.security;

import io.tierline.matrix.Person;
import io.tierline.matrix.Person.Membership;
import io.tierline.matrix.PersonChanged;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/**
 * Keeps users and groups of the engine in step with what is known of people, in the same transaction: whoever is taken
 * out of a group has its rights no more; whoever has left has no account, and their tasks go back to the team.
 */
@Component
class AccountsOfPeople {

    /** Who has one of these decides over others: only an administrator gives or takes it. */
    private static final Set<String> ROLES =
            Set.of(Groups.MANAGER, Groups.PROCESS_OWNER, Groups.ADMIN, Groups.INTEGRATION);

    private final Accounts accounts;
    private final IdentityService identity;
    private final TaskService tasks;

    AccountsOfPeople(Accounts accounts, IdentityService identity, TaskService tasks) {
        this.accounts = accounts;
        this.identity = identity;
        this.tasks = tasks;
    }

    @EventListener
    void on(PersonChanged change) {
        Authentication caller = identity.getCurrentAuthentication();
        identity.clearAuthentication();
        try {
            checkRoles(change, caller);
            follow(change.after());
        } finally {
            if (caller != null) {
                identity.setAuthentication(caller);
            }
        }
    }

    private void checkRoles(PersonChanged change, Authentication caller) {
        Set<String> changed = roles(change.after());
        Set<String> before = new TreeSet<>(change.before() == null ? Set.of() : roles(change.before()));
        // An account can have roles that no person was ever given, such as that of the first administrator.
        accounts.groupsOf(change.after().id()).stream().filter(ROLES::contains).forEach(before::add);
        Set<String> both = new TreeSet<>(before);
        both.retainAll(changed);
        before.addAll(changed);
        before.removeAll(both);
        if (before.isEmpty()) {
            return;
        }
        if (caller != null && !caller.getGroupIds().contains(Groups.ADMIN)) {
            throw refusal(
                    HttpStatus.FORBIDDEN,
                    "forbidden",
                    "Only an administrator gives or takes the groups " + String.join(", ", new TreeSet<>(ROLES))
                            + "; for " + change.after().id() + " this would change " + String.join(", ", before)
                            + ". Nothing was done.");
        }
        boolean wouldAdministrate = changed.contains(Groups.ADMIN);
        Set<String> administrators = new TreeSet<>(accounts.members(Groups.ADMIN));
        administrators.remove(change.after().id());
        if (!wouldAdministrate && before.contains(Groups.ADMIN) && administrators.isEmpty()) {
            throw refusal(
                    HttpStatus.CONFLICT,
                    "last-administrator",
                    change.after().id()
                            + " is the only administrator. Make somebody else one first. Nothing was done.");
        }
    }

    private static Set<String> roles(Person person) {
        return person.active()
                ? person.groups().stream()
                        .map(Membership::group)
                        .filter(ROLES::contains)
                        .collect(Collectors.toSet())
                : Set.of();
    }

    private void follow(Person person) {
        Optional<UserEntity> there = accounts.find(person.id());
        if (!person.active()) {
            there.ifPresent(user -> leave(person.id()));
            return;
        }
        UserEntity user = there.orElseGet(() -> withoutPassword(person.id()));
        String[] names = person.name().split(" ", 2);
        user.setFirstName(names[0]);
        user.setLastName(names.length > 1 ? names[1] : "");
        user.setEmail(person.email());
        accounts.save(user);
        Set<String> groups = person.groups().stream().map(Membership::group).collect(Collectors.toSet());
        if (groups.contains(Groups.ADMIN)) {
            groups.add(Groups.ENGINE_ADMIN);
        }
        accounts.groupsOf(person.id()).stream()
                .filter(group -> !groups.contains(group))
                .forEach(group -> accounts.part(person.id(), group));
        groups.forEach(group -> accounts.join(person.id(), group));
    }

    /** Nobody knows the password: an administrator sets one in Camunda Admin. */
    private UserEntity withoutPassword(String id) {
        UserEntity user = accounts.blank(id, null, null, null);
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        user.setPassword(Base64.getEncoder().encodeToString(random));
        return user;
    }

    private void leave(String id) {
        for (Task task : tasks.createTaskQuery().taskAssignee(id).list()) {
            tasks.setAssignee(task.getId(), null);
        }
        accounts.delete(id);
    }

    private static ErrorResponseException refusal(HttpStatus status, String type, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(java.net.URI.create("urn:tierline:problem:" + type));
        return new ErrorResponseException(status, problem, null);
    }
}
