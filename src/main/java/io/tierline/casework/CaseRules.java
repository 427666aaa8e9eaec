package io.tierline.casework;

import static io.tierline.cases.EventType.CUSTOMER_CONFIRMED;
import static io.tierline.cases.EventType.REOPENED;
import static io.tierline.cases.EventType.RESOLUTION_TOLD;
import static io.tierline.cases.EventType.TIER_ENTERED;
import static io.tierline.cases.EventType.WITHDRAWN;

import io.tierline.cases.Assignment;
import io.tierline.cases.Case;
import io.tierline.cases.Case.State;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.EventType;
import io.tierline.cases.NewEvent;
import io.tierline.casework.CommandRefusedException.Reason;
import java.util.List;

/**
 * The rules of a case: which command fits how it stands, and what the ledger adds to it. A pure function of ledger and
 * command. What is not named here is no command: such events are written by the steps of the models alone.
 */
final class CaseRules {

    /** What a level recorded when it found the fix; the customer has not been told yet. */
    private static final String FIX_RECORDED = "resolved";

    private final List<CaseEvent> ledger;
    private final Case file;

    CaseRules(List<CaseEvent> ledger) {
        this.ledger = ledger;
        this.file = Case.fold(ledger);
    }

    /** @throws CommandRefusedException saying why it does not fit, and what to do instead */
    NewEvent decide(NewEvent command) {
        return switch (command.type()) {
            case EventType.INTERNAL_NOTE,
                    EventType.MESSAGE_FAILED,
                    EventType.ISSUE_OPENED,
                    EventType.PLAN_CHANGED,
                    EventType.WATCHER_ADDED,
                    EventType.WATCHER_REMOVED,
                    EventType.LADDER_RELEASED -> command;
            // ProblemRules decides on these two: it holds the problem as well.
            case EventType.LINKED_TO_PROBLEM, EventType.UNLINKED_FROM_PROBLEM -> command;
            case EventType.CUSTOMER_REPLIED, EventType.PUBLIC_UPDATE ->
                unless(file.state() == State.WITHDRAWN, Reason.ENDED, withdrawn(), command);
            case EventType.FACTS_CHANGED, EventType.WITHDRAWN, EventType.MANAGER_NEEDED, EventType.MOVED ->
                whileOpen(command);
            case EventType.LINKED -> linked(command);
            case EventType.PRIORITY_CHANGED -> priority(command);
            case CUSTOMER_CONFIRMED -> confirmed(command);
            case REOPENED -> reopened(command);
            case EventType.REOPEN_REQUESTED -> reopenRequested(command);
            case EventType.ACKNOWLEDGED -> acknowledged(command);
            case EventType.FIXED -> fixed(command);
            default ->
                throw refusal(
                        Reason.NO_COMMAND,
                        "\"" + command.type() + "\" is no command: only the steps of the models write it.");
        };
    }

    private NewEvent whileOpen(NewEvent command) {
        return unless(file.state().ended(), Reason.ENDED, ended(), command);
    }

    private NewEvent linked(NewEvent command) {
        whileOpen(command);
        String other = command.facts().get("case").toString();
        boolean known = file.links().stream().anyMatch(link -> link.caseKey().equals(other));
        return unless(known, Reason.ALREADY_SO, "It is linked to " + other + " already.", command);
    }

    private NewEvent priority(NewEvent command) {
        whileOpen(command);
        String same = "Its priority is " + file.priority() + " already.";
        return unless(file.priority().equals(command.facts().get("to")), Reason.ALREADY_SO, same, command)
                .with("from", file.priority());
    }

    private NewEvent confirmed(NewEvent command) {
        whileOpen(command);
        boolean told = false;
        for (CaseEvent event : ledger) {
            if (event.is(RESOLUTION_TOLD)) {
                told = true;
            } else if (event.is(REOPENED) || event.is(TIER_ENTERED) || event.is(CUSTOMER_CONFIRMED)) {
                told = false;
            }
        }
        return unless(
                !told,
                Reason.NOT_NOW,
                "There is no resolution that waits for the customer's word. If they wrote something, send it as"
                        + " customer-replied.",
                command);
    }

    private NewEvent reopened(NewEvent command) {
        unless(file.state() == State.WITHDRAWN, Reason.ENDED, withdrawn(), command);
        boolean resolved = file.state() == State.RESOLVED || file.state() == State.CLOSED;
        // The tracker takes its own fix back before the customer has heard of it; it moves the case as well.
        boolean fixTakenBack = file.state() == State.OPEN
                && FIX_RECORDED.equals(file.lastOutcome())
                && command.facts().get("via") != null;
        return unless(!resolved && !fixTakenBack, Reason.NOT_NOW, notResolved(), command);
    }

    private NewEvent reopenRequested(NewEvent command) {
        unless(file.state() == State.WITHDRAWN, Reason.ENDED, withdrawn(), command);
        unless(file.state() != State.CLOSED && file.state() != State.RESOLVED, Reason.NOT_NOW, notResolved(), command);
        return unless(file.reopenWish() != null, Reason.ALREADY_SO, "That it is reopened was asked already.", command);
    }

    private NewEvent acknowledged(NewEvent command) {
        whileOpen(command);
        Assignment assignment = file.assignment();
        unless(
                !file.held(),
                Reason.NOT_NOW,
                "No level has it at this moment: it is waiting, resolved or on its way to one.",
                command);
        unless(
                assignment != null && assignment.acknowledgedAt() != null,
                Reason.ALREADY_SO,
                "It is acknowledged at this level already.",
                command);
        return command.with("hop", assignment.number()).with("tier", assignment.tier());
    }

    private NewEvent fixed(NewEvent command) {
        whileOpen(command);
        unless(file.state() == State.RESOLVED, Reason.ALREADY_SO, "Its fix is recorded already.", command);
        return unless(
                file.assignment() == null,
                Reason.NOT_NOW,
                "No level has it yet: it has only just come in. Send this again in a few seconds.",
                command);
    }

    private NewEvent unless(boolean unfit, Reason reason, String why, NewEvent command) {
        if (unfit) {
            throw refusal(reason, why);
        }
        return command;
    }

    private CommandRefusedException refusal(Reason reason, String why) {
        return new CommandRefusedException(file.caseKey(), reason, why);
    }

    private static String notResolved() {
        return "It is not resolved, so there is nothing to reopen. Send what was said as customer-replied.";
    }

    private String ended() {
        return file.state() == State.WITHDRAWN
                ? withdrawn()
                : "It was closed at " + file.closedAt() + ". Send reopened first if it has to go on.";
    }

    private String withdrawn() {
        String into = ledger.stream()
                .filter(event -> event.is(WITHDRAWN) && event.text("into") != null)
                .map(event -> event.text("into"))
                .reduce((first, last) -> last)
                .orElse(null);
        return "It was withdrawn at " + file.closedAt() + ". "
                + (into == null ? "Open a case with a new ticket." : "It was merged into " + into + ": send it there.");
    }
}
