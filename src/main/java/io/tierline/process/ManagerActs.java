package io.tierline.process;

import io.tierline.cases.Case;
import io.tierline.cases.LevelTable;
import io.tierline.cases.Levels;
import io.tierline.casework.CaseCommands;
import io.tierline.casework.CaseCommands.Handled;
import io.tierline.casework.CommandRefusedException;
import io.tierline.casework.ManagerAct;
import io.tierline.casework.Surroundings;
import io.tierline.oncall.People;
import io.tierline.oncall.Person;
import io.tierline.process.decisions.PolicyQuestions;
import io.tierline.words.Saying;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.stereotype.Component;

/**
 * The entrance for what managers do with a case, by Tasklist and by the API: says who acts and what models, matrix and
 * engine know, and leaves the decision to {@link CaseCommands}. The case moves on in the same transaction.
 */
@Component
public class ManagerActs {

    private static final String MANAGER = "manager";

    private final CaseCommands commands;
    private final Levels levels;
    private final Destinations destinations;
    private final People people;
    private final IdentityService identity;
    private final PolicyQuestions policy;
    private final CaseTasks tasks;
    private final RetryingTransaction retryingTransaction;

    ManagerActs(
            CaseCommands commands,
            Levels levels,
            Destinations destinations,
            People people,
            IdentityService identity,
            PolicyQuestions policy,
            CaseTasks tasks,
            RetryingTransaction retryingTransaction) {
        this.commands = commands;
        this.levels = levels;
        this.destinations = destinations;
        this.people = people;
        this.identity = identity;
        this.policy = policy;
        this.tasks = tasks;
        this.retryingTransaction = retryingTransaction;
    }

    /**
     * Does it, in the name of the user who is signed in.
     *
     * @param dedupKey the same key is acted on once a case; null to act each time
     * @return the act's own event
     * @throws CommandRefusedException when the user who is signed in is no manager and does not lead the team that has the
     *     case, a field is wrong, or it does not fit how the case stands
     * @throws io.tierline.cases.CaseNotFoundException when there is no case of that key
     * @throws io.tierline.engine.CaseBusyException when others were quicker again and again
     */
    public Handled act(String caseKey, ManagerAct act, String dedupKey) {
        Manager manager = manager();
        return retryingTransaction.run(
                () -> commands.handle(caseKey, act, manager.id(), dedupKey, file -> new Around(manager, file)));
    }

    /**
     * Decides without doing it.
     *
     * @throws CommandRefusedException as {@link #act} does
     * @throws io.tierline.cases.CaseNotFoundException when there is no case of that key
     */
    public void check(String caseKey, ManagerAct act) {
        Manager manager = manager();
        commands.check(caseKey, act, manager.id(), file -> new Around(manager, file));
    }

    /** @param teams of whose cases; null for all */
    private record Manager(String id, Set<String> teams) {

        void refuseOthers(Case file) {
            if (teams != null && !teams.contains(String.valueOf(file.team()))) {
                throw CommandRefusedException.notAllowed(Saying.of("refused.leads-only"));
            }
        }
    }

    private Manager manager() {
        Authentication who = identity.getCurrentAuthentication();
        if (who != null && who.getGroupIds() != null && who.getGroupIds().contains(MANAGER)) {
            return new Manager(who.getUserId(), null);
        }
        Set<String> led = who == null
                ? Set.of()
                : people.find(who.getUserId())
                        .filter(Person::active)
                        .map(Person::leads)
                        .orElse(Set.of());
        if (led.isEmpty()) {
            throw CommandRefusedException.notAllowed(Saying.of("refused.managers-only"));
        }
        return new Manager(who.getUserId(), led);
    }

    /** What models, matrix and engine know of one case. */
    private final class Around implements Surroundings {

        private final Case file;

        private Around(Manager manager, Case file) {
            manager.refuseOthers(file);
            this.file = file;
        }

        @Override
        public LevelTable levels() {
            return levels.of(file);
        }

        @Override
        public boolean isDestination(String id) {
            return destinations.include(file, id);
        }

        @Override
        public boolean isActive(String person) {
            return people.find(person).filter(Person::active).isPresent();
        }

        @Override
        public Optional<OpenTask> openTask() {
            return tasks.open(file.caseKey());
        }

        @Override
        public List<String> criteria() {
            return policy.criteria(file.caseKey());
        }
    }
}
