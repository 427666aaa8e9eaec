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
import io.tierline.words.Saying;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

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
            throw wrong("reason", Saying.of("field.reason-missing"));
        }
        if (act.reason().length() > LONGEST_REASON) {
            throw wrong("reason", Saying.of("field.reason-too-long", LONGEST_REASON));
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

    private Saying ended() {
        if (file.goesOnIn() != null) {
            return Saying.of("refused.goes-on-in", file.goesOnIn());
        }
        return file.state() == State.WITHDRAWN
                ? Saying.of("refused.act-withdrawn", file.closedAt())
                : Saying.of("refused.act-closed", file.closedAt());
    }

    private List<NewEvent> pull(ManagerAct act, String manager) {
        if (manager.equals(file.oversight().pulledBy())) {
            throw unfit(Reason.ALREADY_SO, Saying.of("refused.pulled-already"));
        }
        return List.of(event(new Pulled(), act, manager));
    }

    private List<NewEvent> push(ManagerAct act, String manager) {
        String to = need(act.to(), "to", Saying.of("field.destination-missing", destinations()));
        refuseUnknownLevel(to);
        if (to.equals(goesTo())) {
            throw unfit(
                    Reason.ALREADY_SO,
                    Saying.of("refused.level-has-it", surroundings.levels().name(to)));
        }
        return List.of(event(new Moved(file.tier(), to, "Moved by a manager"), act, manager));
    }

    private void refuseUnknownLevel(String level) {
        if (!surroundings.isDestination(level)) {
            throw wrong("to", Saying.of("field.destination-unknown", destinations()));
        }
    }

    private List<String> destinations() {
        return surroundings.levels().levels().stream().map(Level::id).toList();
    }

    /** The level that has it, or that a person asked for a moment ago; null when the next decision is open. */
    private String goesTo() {
        return file.request() != null ? file.request().level() : file.held() ? file.tier() : null;
    }

    private List<NewEvent> prioritise(ManagerAct act, String manager) {
        String to = need(act.to(), "to", Saying.of("field.priority-missing"));
        if (!EditableFact.PRIORITY.choices().contains(to)) {
            throw wrong("to", Saying.of("field.priority-unknown"));
        }
        if (to.equals(file.priority())) {
            throw unfit(Reason.ALREADY_SO, Saying.of("refused.act-priority-same", to));
        }
        return List.of(event(new PriorityChanged(file.priority(), to), act, manager));
    }

    private List<NewEvent> reassign(ManagerAct act, String manager) {
        String to = need(act.to(), "to", Saying.of("field.person-missing"));
        if (!surroundings.isActive(to)) {
            throw wrong("to", Saying.of("field.person-unknown"));
        }
        if (to.equals(file.owner())) {
            throw unfit(Reason.ALREADY_SO, Saying.of("refused.person-has-it", to));
        }
        List<NewEvent> events = new ArrayList<>();
        events.add(event(new Reassigned(file.owner(), to), act, manager));
        owned(to, act.kind(), manager, events);
        return events;
    }

    private List<NewEvent> takeOver(ManagerAct act, String manager) {
        if (manager.equals(file.owner())) {
            throw unfit(Reason.ALREADY_SO, Saying.of("refused.you-have-it"));
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
            throw unfit(Reason.NOT_NOW, Saying.of("refused.not-taken-over"));
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
            throw unfit(Reason.NOT_NOW, Saying.of("refused.no-level-yet"));
        }
        LevelTable table = surroundings.levels();
        String to = act.to() == null ? table.below(file.tier()).id() : act.to();
        refuseUnknownLevel(to);
        if (!table.isBelow(to, file.tier())) {
            throw file.assignment().atLowestLevel()
                    ? unfit(Reason.NOT_NOW, Saying.of("refused.lowest-level"))
                    : wrong("to", Saying.of("field.not-below", table.name(file.tier())));
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

    private static String need(String value, String field, Saying missing) {
        if (value == null || value.isBlank()) {
            throw wrong(field, missing);
        }
        return value;
    }

    private CommandRefusedException unfit(Reason reason, Saying why) {
        return new CommandRefusedException(file.caseKey(), reason, why);
    }

    private static CommandRefusedException wrong(String field, Saying message) {
        return CommandRefusedException.field(field, message);
    }
}
