package io.tierline.process;

import io.tierline.cases.Ledger;
import io.tierline.cases.NewEvent;
import io.tierline.cases.events.WorkEvents.Acknowledged;
import io.tierline.casework.CommandRefusedException;
import io.tierline.engine.commands.Origin;
import io.tierline.process.model.WorkAtTierProcess;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/**
 * A person's work on a case at its level, done from somewhere else than Tasklist: with the same rights, which the engine
 * checks. Where it is refused, the answer says why in words for that person.
 */
@Component
public class LevelWork {

    /** To who may not work on the case where it is. */
    public static final String NOT_YOURS =
            "Nothing was done: the case is not with a team of yours, or nobody works on it at this moment.";

    private final TaskService tasks;
    private final IdentityService identity;
    private final AuthorizationService authorizations;
    private final Ledger ledger;
    private final CaseDesk desk;

    LevelWork(
            TaskService tasks,
            IdentityService identity,
            AuthorizationService authorizations,
            Ledger ledger,
            CaseDesk desk) {
        this.tasks = tasks;
        this.identity = identity;
        this.authorizations = authorizations;
        this.ledger = ledger;
        this.desk = desk;
    }

    /** The id of the level's task, if the person may see it. */
    public Optional<String> taskFor(String caseKey, String person) {
        return as(person, () -> find(caseKey)).map(Task::getId);
    }

    /**
     * The person says that the case is seen.
     *
     * @param how in one lower-case word
     * @return why it was not done; empty when it was
     */
    public Optional<String> acknowledge(String caseKey, String person, String how) {
        if (taskFor(caseKey, person).isEmpty()) {
            return Optional.of(NOT_YOURS);
        }
        return desk.together(() -> {
            try {
                desk.act(caseKey, NewEvent.of(Acknowledged.through(how), person));
                return Optional.empty();
            } catch (CommandRefusedException e) {
                return Optional.of(e.getMessage());
            }
        });
    }

    /**
     * The person takes the case over, as by claiming its task.
     *
     * @return why it was not done; empty when it was
     */
    public Optional<String> takeOver(String caseKey, String person) {
        return desk.together(() -> as(person, () -> {
            Optional<Task> task = find(caseKey);
            if (task.isEmpty()) {
                return Optional.of(NOT_YOURS);
            }
            String owner = task.get().getAssignee();
            if (owner != null) {
                return Optional.of(
                        owner.equals(person) ? "You have it already." : "Nothing was done: " + owner + " has it.");
            }
            tasks.claim(task.get().getId(), person);
            return Optional.empty();
        }));
    }

    /** The task, if the user who is signed in may see it and work on it. */
    private Optional<Task> find(String caseKey) {
        return tasks
                .createTaskQuery()
                .processInstanceBusinessKey(caseKey)
                .taskDefinitionKey(WorkAtTierProcess.WORK_ON_CASE)
                .list()
                .stream()
                .filter(this::mayWorkOn)
                .findFirst();
    }

    /** Asked beforehand: a refusal by the engine itself would undo the caller's whole transaction. */
    private boolean mayWorkOn(Task task) {
        Authentication who = identity.getCurrentAuthentication();
        return may(who, Permissions.TASK_WORK, Resources.TASK, task.getId())
                || may(who, Permissions.UPDATE, Resources.TASK, task.getId())
                || may(who, Permissions.TASK_WORK, Resources.PROCESS_DEFINITION, WorkAtTierProcess.KEY)
                || may(who, Permissions.UPDATE_TASK, Resources.PROCESS_DEFINITION, WorkAtTierProcess.KEY);
    }

    private boolean may(Authentication who, Permissions permission, Resources resource, String id) {
        return authorizations.isUserAuthorized(who.getUserId(), who.getGroupIds(), permission, resource, id);
    }

    /** With the person's rights, and not through the list of what comes in from outside: it is Tierline that asks. */
    private <T> T as(String person, Supplier<T> work) {
        return Origin.tierline(() -> signedIn(person, work));
    }

    private <T> T signedIn(String person, Supplier<T> work) {
        Authentication before = identity.getCurrentAuthentication();
        List<String> groups = identity.createGroupQuery().groupMember(person).list().stream()
                .map(Group::getId)
                .toList();
        identity.setAuthentication(person, groups);
        try {
            return work.get();
        } finally {
            if (before == null) {
                identity.clearAuthentication();
            } else {
                identity.setAuthentication(before);
            }
        }
    }
}
