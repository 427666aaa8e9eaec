package io.tierline.casework;

import io.tierline.cases.Assignment;
import io.tierline.cases.Case;
import io.tierline.cases.Case.State;
import io.tierline.cases.Level;
import io.tierline.cases.LevelTable;
import io.tierline.cases.NewEvent;
import io.tierline.cases.Oversight.TakenOver;
import io.tierline.cases.events.EventFacts;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.IntakeEvents.PriorityChanged;
import io.tierline.cases.events.OversightEvents;
import io.tierline.cases.events.OversightEvents.DeEscalated;
import io.tierline.cases.events.OversightEvents.GivenBack;
import io.tierline.cases.events.OversightEvents.Pulled;
import io.tierline.cases.events.OversightEvents.Reassigned;
import io.tierline.cases.events.WorkEvents.Acknowledged;
import io.tierline.cases.events.WorkEvents.Assigned;
import io.tierline.cases.events.WorkEvents.Moved;
import io.tierline.casework.CommandRefusedException.Reason;
import io.tierline.casework.ManagerAct.Kind;
import io.tierline.casework.Surroundings.OpenTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What managers may do with a case as it stands, and what follows from it. An act is one event of the ledger, with who and
 * why; the events behind it are its consequences.
 */
final class ManagerRules {

    /** What the engine keeps of a text in a form. */
    private static final int LONGEST_REASON = 4000;

    private final Case file;
    private final Surroundings surroundings;

    ManagerRules(Case file, Surroundings surroundings) {
        this.file = file;
        this.surroundings = surroundings;
    }

    /** The events of the act, its own first. */
    List<NewEvent> decide(ManagerAct act, String manager) {
        if (act.reason() == null || act.reason().isBlank()) {
            throw wrong("reason", "is missing: one line, for those who work on the case and for the review.");
        }
        if (act.reason().length() > LONGEST_REASON) {
            throw wrong("reason", "is too long: at most %,d characters fit.".formatted(LONGEST_REASON));
        }
        if (file.state().ended()) {
            throw unfit(Reason.ENDED, ended());
        }
        return switch (act.kind()) {
            case PULL -> pull(act, manager);
            case PUSH -> push(act, manager);
            case RE_PRIORITISE -> prioritise(act, manager);
            case REASSIGN -> reassign(act, manager);
            case TAKE_OVER -> takeOver(act, manager);
            case GIVE_BACK -> giveBack(act, manager);
            case DE_ESCALATE -> deEscalate(act, manager);
        };
    }

    private String ended() {
        if (file.goesOnIn() != null) {
            return "it goes on in " + file.goesOnIn() + ": act there.";
        }
        return file.state() == State.WITHDRAWN
                ? "it was withdrawn at " + file.closedAt() + " and has ended."
                : "it was closed at " + file.closedAt() + ". Reopen it first if it has to go on.";
    }

    private List<NewEvent> pull(ManagerAct act, String manager) {
        if (manager.equals(file.oversight().pulledBy())) {
            throw unfit(Reason.ALREADY_SO, "it is on your table already: complete \"Look into the case\".");
        }
        return List.of(event(new Pulled(), act, manager));
    }

    private List<NewEvent> push(ManagerAct act, String manager) {
        String to = need(act.to(), "to", "the level or team that takes it: " + destinations() + ".");
        refuseUnknownLevel(to);
        if (to.equals(goesTo())) {
            throw unfit(Reason.ALREADY_SO, surroundings.levels().name(to) + " has it already, or is about to get it.");
        }
        return List.of(event(new Moved(file.tier(), to, "Moved by a manager"), act, manager));
    }

    private void refuseUnknownLevel(String level) {
        if (!surroundings.isDestination(level)) {
            throw wrong("to", "is no level or team of the escalation matrix: " + destinations() + ".");
        }
    }

    private String destinations() {
        return surroundings.levels().levels().stream().map(Level::id).collect(Collectors.joining(", "))
                + ", or a team's id";
    }

    /** The level that has it, or that a person asked for a moment ago; null when the next decision is open. */
    private String goesTo() {
        return file.request() != null ? file.request().level() : file.held() ? file.tier() : null;
    }

    private List<NewEvent> prioritise(ManagerAct act, String manager) {
        String to = need(act.to(), "to", "the new priority, P1 (most urgent) to P4.");
        if (!EditableFact.PRIORITY.choices().contains(to)) {
            throw wrong("to", "must be one of P1, P2, P3, P4.");
        }
        if (to.equals(file.priority())) {
            throw unfit(Reason.ALREADY_SO, "its priority is " + to + " already.");
        }
        return List.of(event(new PriorityChanged(file.priority(), to), act, manager));
    }

    private List<NewEvent> reassign(ManagerAct act, String manager) {
        String to = need(act.to(), "to", "the user id of the person who is to have it.");
        if (!surroundings.isActive(to)) {
            throw wrong("to", "is nobody who works here: give a user id, such as that of a team's member.");
        }
        if (to.equals(file.owner())) {
            throw unfit(Reason.ALREADY_SO, to + " has it already.");
        }
        List<NewEvent> events = new ArrayList<>();
        events.add(event(new Reassigned(file.owner(), to), act, manager));
        owned(to, act.kind(), manager, events);
        return events;
    }

    private List<NewEvent> takeOver(ManagerAct act, String manager) {
        if (manager.equals(file.owner())) {
            throw unfit(Reason.ALREADY_SO, "you have it already.");
        }
        Optional<OpenTask> task = surroundings.openTask();
        List<NewEvent> events = new ArrayList<>();
        events.add(event(
                new OversightEvents.TakenOver(
                        task.map(OpenTask::assignee).orElse(null),
                        task.map(OpenTask::kind).orElse(null),
                        file.assignments().size(),
                        file.held() && file.assignment().acknowledgedAt() != null),
                act,
                manager));
        owned(manager, act.kind(), manager, events);
        return events;
    }

    /** A person has it by name: no one else has to be alerted. */
    private void owned(String owner, Kind how, String manager, List<NewEvent> events) {
        events.add(NewEvent.of(new Assigned(owner), manager));
        Assignment assignment = file.assignment();
        if (file.held() && assignment.acknowledgedAt() == null) {
            events.add(NewEvent.of(new Acknowledged(assignment.number(), assignment.tier(), how.code()), manager));
        }
    }

    /** As it was before, where it still is what it was; else to the team. */
    private List<NewEvent> giveBack(ManagerAct act, String manager) {
        TakenOver taken = file.oversight().takenOver();
        if (taken == null) {
            throw unfit(Reason.NOT_NOW, "no manager has taken it over. To give it to somebody, reassign it.");
        }
        boolean asItWas = taken.assignment() == file.assignments().size()
                && Objects.equals(
                        taken.task(),
                        surroundings.openTask().map(OpenTask::kind).orElse(null));
        String to = asItWas && taken.from() != null && surroundings.isActive(taken.from()) ? taken.from() : null;
        return List.of(
                event(
                        new GivenBack(file.owner(), to, file.assignments().size(), asItWas && taken.acknowledged()),
                        act,
                        manager),
                NewEvent.of(new Assigned(to), manager));
    }

    /** What speaks for escalating it now is set aside: by itself it does not bring the case up again. */
    private List<NewEvent> deEscalate(ManagerAct act, String manager) {
        if (file.assignment() == null) {
            throw unfit(Reason.NOT_NOW, "no level has had it yet. Push it to the level that is to begin.");
        }
        LevelTable table = surroundings.levels();
        String to = act.to() == null ? table.below(file.tier()).id() : act.to();
        refuseUnknownLevel(to);
        if (!table.isBelow(to, file.tier())) {
            throw file.assignment().atLowestLevel()
                    ? unfit(Reason.NOT_NOW, "it is at the lowest level already.")
                    : wrong("to", "is not below " + table.name(file.tier()) + ": to send it elsewhere, push it.");
        }
        return List.of(
                event(
                        new DeEscalated(file.tier(), to, file.assignments().size(), surroundings.criteria()),
                        act,
                        manager),
                NewEvent.of(new Moved(file.tier(), to, "De-escalated by a manager"), manager));
    }

    private static NewEvent event(EventFacts facts, ManagerAct act, String manager) {
        return NewEvent.of(facts, manager).withText(EventText.REASON, act.reason());
    }

    private static String need(String value, String field, String what) {
        if (value == null || value.isBlank()) {
            throw wrong(field, "is missing: " + what);
        }
        return value;
    }

    private CommandRefusedException unfit(Reason reason, String why) {
        return new CommandRefusedException(file.caseKey(), reason, why);
    }

    private static CommandRefusedException wrong(String field, String message) {
        return CommandRefusedException.field(field, message);
    }
}
