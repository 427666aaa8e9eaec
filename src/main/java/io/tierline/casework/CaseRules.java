package io.tierline.casework;

import io.tierline.cases.Assignment;
import io.tierline.cases.Case;
import io.tierline.cases.Case.State;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.NewEvent;
import io.tierline.cases.events.ClosureEvents.CustomerConfirmed;
import io.tierline.cases.events.ClosureEvents.ReopenRequested;
import io.tierline.cases.events.ClosureEvents.Reopened;
import io.tierline.cases.events.ClosureEvents.ResolutionTold;
import io.tierline.cases.events.ClosureEvents.Withdrawn;
import io.tierline.cases.events.IntakeEvents.AttachmentAdded;
import io.tierline.cases.events.IntakeEvents.CustomerReplied;
import io.tierline.cases.events.IntakeEvents.EarlierHelped;
import io.tierline.cases.events.IntakeEvents.FactsChanged;
import io.tierline.cases.events.IntakeEvents.InternalNote;
import io.tierline.cases.events.IntakeEvents.Linked;
import io.tierline.cases.events.IntakeEvents.LinkedToProblem;
import io.tierline.cases.events.IntakeEvents.PlanChanged;
import io.tierline.cases.events.IntakeEvents.PriorityChanged;
import io.tierline.cases.events.IntakeEvents.UnlinkedFromProblem;
import io.tierline.cases.events.MessageEvents.MessageFailed;
import io.tierline.cases.events.MessageEvents.PublicUpdate;
import io.tierline.cases.events.MessageEvents.StatusLinkRevealed;
import io.tierline.cases.events.MessageEvents.StatusLinkSent;
import io.tierline.cases.events.OversightEvents.ManagerNeeded;
import io.tierline.cases.events.OversightEvents.WatcherAdded;
import io.tierline.cases.events.OversightEvents.WatcherRemoved;
import io.tierline.cases.events.WorkEvents.Acknowledged;
import io.tierline.cases.events.WorkEvents.Assigned;
import io.tierline.cases.events.WorkEvents.EscalationReleased;
import io.tierline.cases.events.WorkEvents.Fixed;
import io.tierline.cases.events.WorkEvents.IssueOpened;
import io.tierline.cases.events.WorkEvents.Moved;
import io.tierline.cases.events.WorkEvents.SnoozeEnded;
import io.tierline.cases.events.WorkEvents.Snoozed;
import io.tierline.cases.events.WorkEvents.TierEntered;
import io.tierline.casework.CommandRefusedException.Reason;
import io.tierline.words.Saying;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * The rules of a case: which command fits how it stands, and what the ledger adds to it. A pure function of ledger and
 * command. What is not named here is no command: such events are written by the steps of the models alone.
 */
final class CaseRules {

    /** A second click sends no second mail. */
    private static final Duration BETWEEN_STATUS_LINKS = Duration.ofMinutes(5);

    private final List<CaseEvent> ledger;
    private final Case file;

    CaseRules(List<CaseEvent> ledger) {
        this.ledger = ledger;
        this.file = Case.fold(ledger);
    }

    /** @throws CommandRefusedException saying why it does not fit, and what to do instead */
    NewEvent decide(NewEvent command) {
        return notBeforeItCould(fitting(new OvertakenChange(ledger).rest(command)));
    }

    /** Clocks of other systems are other clocks: no case is spoken of before it opened, no stay ends before it began. */
    private NewEvent notBeforeItCould(NewEvent command) {
        boolean ofTheStay = file.held() && command.is(Fixed.class, Moved.class, Acknowledged.class);
        Instant earliest = ofTheStay ? file.assignment().entered() : file.openedAt();
        return command.happenedAt() != null && command.happenedAt().isBefore(earliest) ? command.at(earliest) : command;
    }

    private NewEvent fitting(NewEvent command) {
        if (command.is(
                InternalNote.class,
                AttachmentAdded.class,
                MessageFailed.class,
                IssueOpened.class,
                EscalationReleased.class,
                StatusLinkRevealed.class,
                // ProblemRules decides on these two: it holds the problem as well.
                LinkedToProblem.class,
                UnlinkedFromProblem.class)) {
            return command;
        }
        if (command.facts() instanceof PlanChanged changed) {
            return plan(command, changed.to());
        }
        if (command.facts() instanceof WatcherAdded added) {
            return watched(command, added.person(), true);
        }
        if (command.facts() instanceof WatcherRemoved removed) {
            return watched(command, removed.person(), false);
        }
        if (command.is(CustomerReplied.class, PublicUpdate.class)) {
            return unless(file.state() == State.WITHDRAWN, Reason.ENDED, withdrawn(), command);
        }
        if (command.facts() instanceof ManagerNeeded needed) {
            return managerNeeded(command, needed);
        }
        if (command.is(FactsChanged.class, Withdrawn.class, Assigned.class)) {
            return whileOpen(command);
        }
        if (command.facts() instanceof Moved moved) {
            return whileOpen(command).as(new Moved(file.tier(), moved.to(), moved.reason()));
        }
        if (command.facts() instanceof Linked linked) {
            return linked(command, linked.caseKey());
        }
        if (command.facts() instanceof EarlierHelped helped) {
            return helped(command, helped);
        }
        if (command.facts() instanceof PriorityChanged changed) {
            return priority(command, changed.to());
        }
        if (command.is(Snoozed.class)) {
            return snoozed(command);
        }
        if (command.is(SnoozeEnded.class)) {
            return unless(file.snooze() == null, Reason.ALREADY_SO, Saying.of("refused.not-snoozed"), command);
        }
        if (command.is(CustomerConfirmed.class)) {
            return confirmed(command);
        }
        if (command.is(Reopened.class)) {
            return reopened(command);
        }
        if (command.is(ReopenRequested.class)) {
            return reopenRequested(command);
        }
        if (command.facts() instanceof Acknowledged acknowledged) {
            return acknowledged(command, acknowledged.how());
        }
        if (command.is(Fixed.class)) {
            return fixed(command);
        }
        if (command.is(StatusLinkSent.class)) {
            return statusLinkSent(command);
        }
        throw refusal(Reason.NO_COMMAND, Saying.of("refused.no-command", command.type()));
    }

    private NewEvent whileOpen(NewEvent command) {
        return unless(file.state().ended(), Reason.ENDED, ended(), command);
    }

    /** One wish at a time; what the tracker tells is one more reason. */
    private NewEvent managerNeeded(NewEvent command, ManagerNeeded needed) {
        whileOpen(command);
        String asked = file.oversight().askedBy();
        String onBehalfOf = command.provenance().onBehalfOf();
        return unless(
                        needed.wishedByPerson() && asked != null,
                        Reason.ALREADY_SO,
                        Saying.of("refused.manager-asked-for", asked),
                        command)
                .as(needed.by(onBehalfOf == null ? command.actor() : onBehalfOf));
    }

    /** What is set aside is the task of who has it; the clocks go on. */
    private NewEvent snoozed(NewEvent command) {
        whileOpen(command);
        unless(!file.held(), Reason.NOT_NOW, Saying.of("refused.no-work-to-snooze"), command);
        return unless(
                !command.actor().equals(file.owner()), Reason.NOT_NOW, Saying.of("refused.snooze-not-yours"), command);
    }

    private NewEvent linked(NewEvent command, String other) {
        whileOpen(command);
        boolean known = file.links().stream().anyMatch(link -> link.caseKey().equals(other));
        return unless(known, Reason.ALREADY_SO, Saying.of("refused.linked-already", other), command);
    }

    /** Once a person and case. A closed case may be told of as well: then one knows best what helped. */
    private NewEvent helped(NewEvent command, EarlierHelped helped) {
        boolean said = ledger.stream()
                .anyMatch(event -> helped.equals(event.facts()) && event.actor().equals(command.actor()));
        return unless(
                said,
                Reason.ALREADY_SO,
                Saying.of("refused.helped-already", command.actor(), helped.caseKey()),
                command);
    }

    private NewEvent priority(NewEvent command, String to) {
        whileOpen(command);
        Saying same = Saying.of("refused.priority-same", file.priority());
        return unless(file.priority().equals(to), Reason.ALREADY_SO, same, command)
                .as(new PriorityChanged(file.priority(), to));
    }

    private NewEvent plan(NewEvent command, String to) {
        return unless(to.equals(file.plan()), Reason.ALREADY_SO, Saying.of("refused.plan-same", file.plan()), command)
                .as(new PlanChanged(file.plan(), to));
    }

    private NewEvent watched(NewEvent command, String person, boolean wanted) {
        return unless(
                file.oversight().watchers().contains(person) == wanted,
                Reason.ALREADY_SO,
                Saying.of(wanted ? "refused.follows-already" : "refused.follows-not", person),
                command);
    }

    private NewEvent confirmed(NewEvent command) {
        whileOpen(command);
        boolean told = false;
        for (CaseEvent event : ledger) {
            if (event.is(ResolutionTold.class)) {
                told = true;
            } else if (event.is(Reopened.class, TierEntered.class, CustomerConfirmed.class)) {
                told = false;
            }
        }
        return unless(!told, Reason.NOT_NOW, Saying.of("refused.no-resolution-told"), command);
    }

    private NewEvent reopened(NewEvent command) {
        unless(file.state() == State.WITHDRAWN, Reason.ENDED, withdrawn(), command);
        boolean resolved = file.state() == State.RESOLVED || file.state() == State.CLOSED;
        // The tracker takes its own fix back before the customer has heard of it; it moves the case as well.
        boolean fixTakenBack = file.fixRecorded() && command.provenance().via() != null;
        return unless(!resolved && !fixTakenBack, Reason.NOT_NOW, notResolved(), command);
    }

    private NewEvent reopenRequested(NewEvent command) {
        unless(file.state() == State.WITHDRAWN, Reason.ENDED, withdrawn(), command);
        unless(file.state() != State.CLOSED && file.state() != State.RESOLVED, Reason.NOT_NOW, notResolved(), command);
        return unless(file.reopenWish() != null, Reason.ALREADY_SO, Saying.of("refused.reopening-asked"), command);
    }

    private NewEvent acknowledged(NewEvent command, String how) {
        whileOpen(command);
        Assignment assignment = file.assignment();
        unless(!file.held(), Reason.NOT_NOW, Saying.of("refused.no-level-now"), command);
        unless(
                assignment != null && assignment.acknowledgedAt() != null,
                Reason.ALREADY_SO,
                Saying.of("refused.acknowledged-already"),
                command);
        return command.as(new Acknowledged(assignment.number(), assignment.tier(), how));
    }

    private NewEvent fixed(NewEvent command) {
        whileOpen(command);
        unless(file.state() == State.RESOLVED, Reason.ALREADY_SO, Saying.of("refused.fix-recorded"), command);
        return unless(file.assignment() == null, Reason.NOT_NOW, Saying.of("refused.just-come-in"), command);
    }

    private NewEvent statusLinkSent(NewEvent command) {
        boolean repeated = ledger.stream()
                .anyMatch(event -> event.is(StatusLinkSent.class)
                        && event.happenedAt().plus(BETWEEN_STATUS_LINKS).isAfter(command.happenedAt()));
        return unless(repeated, Reason.ALREADY_SO, Saying.of("refused.link-just-sent"), command);
    }

    private NewEvent unless(boolean unfit, Reason reason, Saying why, NewEvent command) {
        if (unfit) {
            throw refusal(reason, why);
        }
        return command;
    }

    private CommandRefusedException refusal(Reason reason, Saying why) {
        return new CommandRefusedException(file.caseKey(), reason, why);
    }

    private static Saying notResolved() {
        return Saying.of("refused.not-resolved");
    }

    private Saying ended() {
        return file.state() == State.WITHDRAWN ? withdrawn() : Saying.of("refused.closed", file.closedAt());
    }

    private Saying withdrawn() {
        String into = ledger.stream()
                .flatMap(event -> event.as(Withdrawn.class).stream())
                .map(Withdrawn::into)
                .filter(Objects::nonNull)
                .reduce((first, last) -> last)
                .orElse(null);
        return into == null
                ? Saying.of("refused.withdrawn", file.closedAt())
                : Saying.of("refused.withdrawn-merged", file.closedAt(), into);
    }
}
