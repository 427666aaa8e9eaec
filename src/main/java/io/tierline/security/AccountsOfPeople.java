package io.tierline.security;

import io.tierline.oncall.Person;
import io.tierline.oncall.Person.Membership;
import io.tierline.oncall.PersonChanged;
import java.util.Optional;
import java.util.Set;
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
 * Keeps users and groups of the engine in step with what is known of people, in the same transaction: a person who is
 * taken out of a group has its rights no more. A person who has left has no account, and their tasks go back to the
 * team.
 */
@Component
class AccountsOfPeople {

    private final Accounts accounts;
    private final IdentityService identity;
    private final TaskService tasks;
    private final ManagersRule rule;

    AccountsOfPeople(Accounts accounts, IdentityService identity, TaskService tasks, ManagersRule rule) {
        this.accounts = accounts;
        this.identity = identity;
        this.tasks = tasks;
        this.rule = rule;
    }

    @EventListener
    void on(PersonChanged change) {
        Authentication caller = identity.getCurrentAuthentication();
        identity.clearAuthentication();
        try {
            if (caller != null && !caller.getGroupIds().contains(Groups.ADMIN)) {
                rule.check(change);
            }
            follow(change.after());
        } catch (AccountRefusedException refused) {
            throw refusal(HttpStatus.CONFLICT, refused.type(), refused.getMessage());
        } finally {
            if (caller != null) {
                identity.setAuthentication(caller);
            }
        }
    }

    /** An account that is made here has no password: an administrator sets one in Camunda Admin. */
    private void follow(Person person) {
        Optional<UserEntity> there = accounts.find(person.id());
        if (!person.active()) {
            there.ifPresent(user -> leave(person.id()));
            return;
        }
        UserEntity user = there.orElseGet(() -> accounts.blank(person.id(), null, null, null));
        String[] names = person.name().split(" ", 2);
        user.setFirstName(names[0]);
        user.setLastName(names.length > 1 ? names[1] : "");
        user.setEmail(person.email());
        accounts.save(user);
        Set<String> groups = person.groups().stream().map(Membership::group).collect(Collectors.toSet());
        accounts.groupsOf(person.id()).stream()
                .filter(group -> !Groups.ENGINE_ADMIN.equals(group) && !groups.contains(group))
                .forEach(group -> accounts.part(person.id(), group));
        groups.forEach(group -> accounts.join(person.id(), group));
    }

    private void leave(String id) {
        for (Task task : tasks.createTaskQuery().taskAssignee(id).list()) {
            tasks.setAssignee(task.getId(), null);
        }
        accounts.delete(id);
    }

    static ErrorResponseException refusal(HttpStatus status, String type, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(java.net.URI.create("urn:tierline:problem:" + type));
        return new ErrorResponseException(status, problem, null);
    }
}
