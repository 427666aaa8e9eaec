package io.tierline.process;

import io.tierline.cases.Assignment;
import io.tierline.cases.Case;
import io.tierline.cases.Case.State;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.EventType;
import io.tierline.cases.Ledger;
import io.tierline.cases.LevelTable;
import io.tierline.cases.Levels;
import io.tierline.cases.NewEvent;
import io.tierline.cases.Oversight.TakenOver;
import io.tierline.casework.CaseCommands.Handled;
import io.tierline.oncall.People;
import io.tierline.oncall.Person;
import io.tierline.process.ManagerAct.Kind;
import io.tierline.process.steps.CaseTasks;
import io.tierline.process.steps.PolicyQuestions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.stereotype.Component;

/**
 * What managers do with a case, whichever door they come through: Tasklist and the API both ask here, and nothing else
 * decides. An act is one event of the ledger, with who and why; the events behind it are what follows from it. The case
 * moves on in the same transaction.
 */
@Component
public class ManagerActs {

    private static final String MANAGER = "manager";
    private static final Set<String> PRIORITIES = Set.of("P1", "P2", "P3", "P4");

    /** What the engine keeps of a text in a form. */
    private static final int LONGEST_REASON = 4000;

    private final Ledger ledger;
    private final Levels levels;
    private final Destinations destinations;
    private final People people;
    private final IdentityService identity;
    private final PolicyQuestions policy;
    private final CaseTasks tasks;
    private final RetryingTransaction retryingTransaction;

    ManagerActs(
            Ledger ledger,
            Levels levels,
            Destinations destinations,
            People people,
            IdentityService identity,
            PolicyQuestions policy,
            CaseTasks tasks,
            RetryingTransaction retryingTransaction) {
        this.ledger = ledger;
        this.levels = levels;
        this.destinations = destinations;
        this.people = people;
        this.identity = identity;
        this.policy = policy;
        this.tasks = tasks;
        this.retryingTransaction = retryingTransaction;
    }

    /**
     * Does it, in the name of whoever is signed in.
     *
     * @param dedupKey the same key is acted on once a case; null to act each time
     * @return the act's own event
     * @throws ActRefused when nobody's manager is signed in, a field is wrong, or it does not fit how the case stands
     * @throws io.tierline.cases.CaseNotFoundException when there is no case of that key
     * @throws CaseBusy when others were quicker again and again
     */
    public Handled act(String caseKey, ManagerAct act, String dedupKey) {
        String manager = manager();
        return retryingTransaction.run(() -> {
            Case file = Case.fold(ledger.hold(caseKey));
            Optional<CaseEvent> before = dedupKey == null ? Optional.empty() : ledger.once(caseKey, dedupKey);
            if (before.isPresent()) {
                return new Handled(before.get(), false);
            }
            List<NewEvent> events = decide(file, act, manager);
            CaseEvent first = ledger.append(caseKey, events.get(0).once(dedupKey));
            events.subList(1, events.size()).forEach(event -> ledger.append(caseKey, event));
            return new Handled(first, true);
        });
    }

    /**
     * Decides without doing it.
     *
     * @throws ActRefused as {@link #act} does
     * @throws io.tierline.cases.CaseNotFoundException when there is no case of that key
     */
    public void check(String caseKey, ManagerAct act) {
        decide(ledger.caseFile(caseKey), act, manager());
    }

    private String manager() {
        Authentication who = identity.getCurrentAuthentication();
        if (who == null || who.getGroupIds() == null || !who.getGroupIds().contains(MANAGER)) {
            throw ActRefusedException.notAManager();
        }
        return who.getUserId();
    }

    /** The events of the act, its own first. */
    private List<NewEvent> decide(Case file, ManagerAct act, String manager) {
        if (act.reason() == null || act.reason().isBlank()) {
            throw ActRefusedException.field(
                    "reason", "is missing: one line, for those who work on the case and for the review.");
        }
        if (act.reason().length() > LONGEST_REASON) {
            throw ActRefusedException.field(
                    "reason", "is too long: at most %,d characters fit.".formatted(LONGEST_REASON));
        }
        if (file.state().ended()) {
            throw unfit(file, ended(file));
        }
        return switch (act.kind()) {
            case PULL -> pull(file, act, manager);
            case PUSH -> push(file, act, manager);
            case RE_PRIORITISE -> prioritise(file, act, manager);
            case REASSIGN -> reassign(file, act, manager);
            case TAKE_OVER -> takeOver(file, act, manager);
            case GIVE_BACK -> giveBack(file, act, manager);
            case DE_ESCALATE -> deEscalate(file, act, manager);
        };
    }

    private static String ended(Case file) {
        if (file.goesOnIn() != null) {
            return "it goes on in " + file.goesOnIn() + ": act there.";
        }
        return file.state() == State.WITHDRAWN
                ? "it was withdrawn at " + file.closedAt() + " and has ended."
                : "it was closed at " + file.closedAt() + ". Reopen it first if it has to go on.";
    }

    private List<NewEvent> pull(Case file, ManagerAct act, String manager) {
        if (manager.equals(file.oversight().pulledBy())) {
            throw unfit(file, "it is on your table already: complete \"Look into the case\".");
        }
        return List.of(event(act, manager));
    }

    private List<NewEvent> push(Case file, ManagerAct act, String manager) {
        String to = need(act.to(), "to", "the level or team that takes it: " + destinations.inWords(file) + ".");
        refuseUnknownLevel(file, to);
        if (to.equals(goesTo(file))) {
            throw unfit(file, levels.of(file).name(to) + " has it already, or is about to get it.");
        }
        return List.of(
                event(act, manager).with("to", to).with("from", file.tier()).with("reason", "Moved by a manager"));
    }

    private void refuseUnknownLevel(Case file, String level) {
        if (!destinations.include(file, level)) {
            throw ActRefusedException.field(
                    "to", "is no level or team of the escalation matrix: " + destinations.inWords(file) + ".");
        }
    }

    /** The level that has it, or that somebody asked for a moment ago; null when the next decision is open. */
    private static String goesTo(Case file) {
        return file.request() != null ? file.request().level() : file.held() ? file.tier() : null;
    }

    private List<NewEvent> prioritise(Case file, ManagerAct act, String manager) {
        String to = need(act.to(), "to", "the new priority, P1 (most urgent) to P4.");
        if (!PRIORITIES.contains(to)) {
            throw ActRefusedException.field("to", "must be one of P1, P2, P3, P4.");
        }
        if (to.equals(file.priority())) {
            throw unfit(file, "its priority is " + to + " already.");
        }
        return List.of(event(act, manager).with("from", file.priority()).with("to", to));
    }

    private List<NewEvent> reassign(Case file, ManagerAct act, String manager) {
        String to = need(act.to(), "to", "the user id of the person who is to have it.");
        if (people.find(to).filter(Person::active).isEmpty()) {
            throw ActRefusedException.field(
                    "to", "is nobody who works here: give a user id, such as that of a team's member.");
        }
        if (to.equals(file.owner())) {
            throw unfit(file, to + " has it already.");
        }
        List<NewEvent> events = new ArrayList<>();
        events.add(event(act, manager).with("from", file.owner()).with("to", to));
        owned(file, to, act.kind(), manager, events);
        return events;
    }

    private List<NewEvent> takeOver(Case file, ManagerAct act, String manager) {
        if (manager.equals(file.owner())) {
            throw unfit(file, "you have it already.");
        }
        Optional<CaseTasks.Open> task = tasks.open(file.caseKey());
        List<NewEvent> events = new ArrayList<>();
        events.add(event(act, manager)
                .with("from", task.map(CaseTasks.Open::assignee).orElse(null))
                .with("openTask", task.map(CaseTasks.Open::kind).orElse(null))
                .with("hop", file.assignments().size())
                .with("acknowledged", file.held() && file.assignment().acknowledgedAt() != null));
        owned(file, manager, act.kind(), manager, events);
        return events;
    }

    /** Somebody has it by name: nobody else has to be alerted. */
    private static void owned(Case file, String owner, Kind how, String manager, List<NewEvent> events) {
        events.add(NewEvent.of(EventType.ASSIGNED, manager).with("owner", owner));
        Assignment assignment = file.assignment();
        if (file.held() && assignment.acknowledgedAt() == null) {
            events.add(NewEvent.of(EventType.ACKNOWLEDGED, manager)
                    .with("hop", assignment.number())
                    .with("tier", assignment.tier())
                    .with("how", how.code()));
        }
    }

    /** As it was before, where it still is what it was; else to the team. */
    private List<NewEvent> giveBack(Case file, ManagerAct act, String manager) {
        TakenOver taken = file.oversight().takenOver();
        if (taken == null) {
            throw unfit(file, "no manager has taken it over. To give it to somebody, reassign it.");
        }
        boolean asItWas = taken.assignment() == file.assignments().size()
                && Objects.equals(
                        taken.task(),
                        tasks.open(file.caseKey()).map(CaseTasks.Open::kind).orElse(null));
        String to = asItWas && taken.from() != null
                ? people.find(taken.from())
                        .filter(Person::active)
                        .map(Person::id)
                        .orElse(null)
                : null;
        return List.of(
                event(act, manager)
                        .with("from", file.owner())
                        .with("to", to)
                        .with("hop", file.assignments().size())
                        .with("acknowledged", asItWas && taken.acknowledged()),
                NewEvent.of(EventType.ASSIGNED, manager).with("owner", to));
    }

    /** What speaks for escalating it now is set aside: by itself it does not bring the case up again. */
    private List<NewEvent> deEscalate(Case file, ManagerAct act, String manager) {
        if (file.assignment() == null) {
            throw unfit(file, "no level has had it yet. Push it to the level that is to begin.");
        }
        LevelTable table = levels.of(file);
        String to = act.to() == null ? table.below(file.tier()).id() : act.to();
        refuseUnknownLevel(file, to);
        if (!table.isBelow(to, file.tier())) {
            throw file.assignment().atLowestLevel()
                    ? unfit(file, "it is at the lowest level already.")
                    : ActRefusedException.field(
                            "to", "is not below " + table.name(file.tier()) + ": to send it elsewhere, push it.");
        }
        return List.of(
                event(act, manager)
                        .with("from", file.tier())
                        .with("to", to)
                        .with("hop", file.assignments().size())
                        .with("criteria", policy.criteria(file.caseKey())),
                NewEvent.of(EventType.MOVED, manager)
                        .with("to", to)
                        .with("from", file.tier())
                        .with("reason", "De-escalated by a manager"));
    }

    private static NewEvent event(ManagerAct act, String manager) {
        return NewEvent.of(act.kind().eventType(), manager).withText("reason", act.reason());
    }

    private static String need(String value, String field, String what) {
        if (value == null || value.isBlank()) {
            throw ActRefusedException.field(field, "is missing: " + what);
        }
        return value;
    }

    private static ActRefusedException unfit(Case file, String why) {
        return ActRefusedException.doesNotFit("%s: %s Nothing was done.".formatted(file.caseKey(), why));
    }
}
