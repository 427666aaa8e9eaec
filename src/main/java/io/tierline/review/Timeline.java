package io.tierline.review;

import io.tierline.cases.CaseEvent;
import io.tierline.cases.CaseTexts;
import io.tierline.cases.LevelTable;
import io.tierline.cases.events.ClosureEvents;
import io.tierline.cases.events.ClosureEvents.CustomerConfirmed;
import io.tierline.cases.events.ClosureEvents.FixRecorded;
import io.tierline.cases.events.ClosureEvents.ReopenRequested;
import io.tierline.cases.events.ClosureEvents.Reopened;
import io.tierline.cases.events.ClosureEvents.ResolutionTold;
import io.tierline.cases.events.ClosureEvents.Withdrawn;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.HeldBy;
import io.tierline.cases.events.IntakeEvents;
import io.tierline.cases.events.IntakeEvents.CustomerReplied;
import io.tierline.cases.events.IntakeEvents.Linked;
import io.tierline.cases.events.IntakeEvents.LinkedToProblem;
import io.tierline.cases.events.IntakeEvents.MergedIn;
import io.tierline.cases.events.IntakeEvents.PriorityChanged;
import io.tierline.cases.events.IntakeEvents.TicketReceived;
import io.tierline.cases.events.IntakeEvents.UnlinkedFromProblem;
import io.tierline.cases.events.MessageEvents;
import io.tierline.cases.events.MessageEvents.CustomerAsked;
import io.tierline.cases.events.MessageEvents.StatusLinkRevealed;
import io.tierline.cases.events.MessageEvents.StatusLinkSent;
import io.tierline.cases.events.OversightEvents;
import io.tierline.cases.events.OversightEvents.DeEscalated;
import io.tierline.cases.events.OversightEvents.GivenBack;
import io.tierline.cases.events.OversightEvents.ManagerDecided;
import io.tierline.cases.events.OversightEvents.ManagerNeeded;
import io.tierline.cases.events.OversightEvents.Pulled;
import io.tierline.cases.events.OversightEvents.Reassigned;
import io.tierline.cases.events.OversightEvents.TakenOver;
import io.tierline.cases.events.VerdictEvents.Breached;
import io.tierline.cases.events.WorkEvents;
import io.tierline.cases.events.WorkEvents.Acknowledged;
import io.tierline.cases.events.WorkEvents.Fixed;
import io.tierline.cases.events.WorkEvents.IssueOpened;
import io.tierline.cases.events.WorkEvents.Moved;
import io.tierline.cases.events.WorkEvents.NobodyReachable;
import io.tierline.cases.events.WorkEvents.ProcessRestored;
import io.tierline.cases.events.WorkEvents.TierEntered;
import io.tierline.cases.events.WorkEvents.WorkDone;
import java.util.Optional;

/** One event of a ledger in words. What belongs to other sections of the draft, or to none, is left out. */
final class Timeline {

    private final CaseTexts texts;
    private final LevelTable levels;

    Timeline(CaseTexts texts, LevelTable levels) {
        this.texts = texts;
        this.levels = levels;
    }

    Optional<String> say(CaseEvent event) {
        if (event.facts() instanceof IntakeEvents facts) {
            return Optional.ofNullable(cameIn(event, facts));
        }
        if (event.facts() instanceof WorkEvents facts) {
            return Optional.ofNullable(worked(facts));
        }
        if (event.facts() instanceof OversightEvents facts) {
            return Optional.ofNullable(managed(facts));
        }
        if (event.facts() instanceof MessageEvents facts) {
            return Optional.ofNullable(told(event, facts));
        }
        if (event.facts() instanceof ClosureEvents facts) {
            return Optional.ofNullable(concluded(event, facts));
        }
        return event.as(Breached.class)
                .map(breached ->
                        "Deadline passed: " + PostmortemText.spaced(breached.clock()) + heldBy(breached) + ".");
    }

    private static String cameIn(CaseEvent event, IntakeEvents facts) {
        if (facts instanceof TicketReceived ticket) {
            return "The complaint came in through " + ticket.source() + ".";
        }
        if (facts instanceof CustomerReplied) {
            return event.provenance().byStaff() == null
                    ? "The customer wrote to us."
                    : event.provenance().byStaff() + " answered on the customer's page.";
        }
        if (facts instanceof PriorityChanged changed) {
            return "Priority changed from " + changed.from() + " to " + changed.to() + ".";
        }
        if (facts instanceof MergedIn merged) {
            return "Case " + merged.caseKey() + " was merged into this one.";
        }
        if (facts instanceof Linked linked) {
            return "Linked to case " + linked.caseKey() + ": " + PostmortemText.spaced(linked.as()) + ".";
        }
        if (facts instanceof LinkedToProblem linked) {
            return "Linked to problem " + linked.problem() + ".";
        }
        return facts instanceof UnlinkedFromProblem unlinked
                ? "Unlinked from problem " + unlinked.problem() + "."
                : null;
    }

    private String worked(WorkEvents facts) {
        if (facts instanceof TierEntered entered) {
            return entered(entered);
        }
        if (facts instanceof Acknowledged acknowledged) {
            return level(acknowledged.tier()) + " acknowledged it.";
        }
        if (facts instanceof NobodyReachable) {
            return "Nobody on call could be reached.";
        }
        if (facts instanceof WorkDone done) {
            return level(done.tier()) + " finished its work: " + PostmortemText.spaced(done.outcome()) + ".";
        }
        if (facts instanceof IssueOpened issue) {
            return "Issue " + issue.ref() + " was opened with engineering.";
        }
        if (facts instanceof Fixed fixed) {
            return fixed.problem() == null
                    ? "The issue was reported as fixed."
                    : "Problem " + fixed.problem() + " was fixed, and this case with it.";
        }
        if (facts instanceof Moved moved) {
            return "Moved to " + level(moved.to()) + " by hand.";
        }
        return facts instanceof ProcessRestored restored
                ? "An administrator put its process right: " + PostmortemText.spaced(restored.done()) + "."
                : null;
    }

    private String managed(OversightEvents facts) {
        if (facts instanceof ManagerNeeded needed) {
            return "A manager was called in: " + needed.inWords() + ".";
        }
        if (facts instanceof ManagerDecided decided) {
            return "The manager decided: " + PostmortemText.spaced(decided.decision()) + ".";
        }
        if (facts instanceof Pulled) {
            return "A manager pulled it in.";
        }
        if (facts instanceof DeEscalated deEscalated) {
            return "De-escalated from " + level(deEscalated.from()) + " to " + level(deEscalated.to())
                    + " by a manager.";
        }
        if (facts instanceof Reassigned reassigned) {
            return "A manager gave it to " + reassigned.to() + ".";
        }
        if (facts instanceof TakenOver) {
            return "A manager took the work over.";
        }
        return facts instanceof GivenBack ? "The manager gave the work back." : null;
    }

    private static String told(CaseEvent event, MessageEvents facts) {
        if (facts instanceof CustomerAsked) {
            return "The customer was asked a question.";
        }
        if (facts instanceof StatusLinkSent) {
            return "The customer was sent the link to their page.";
        }
        return facts instanceof StatusLinkRevealed
                ? "The link to the customer's page was shown to " + event.actor() + "."
                : null;
    }

    private String concluded(CaseEvent event, ClosureEvents facts) {
        if (facts instanceof FixRecorded fix) {
            return "The fix was recorded by " + level(fix.tier()) + ".";
        }
        if (facts instanceof ResolutionTold) {
            return "The customer was told the resolution.";
        }
        if (facts instanceof CustomerConfirmed) {
            return event.provenance().byStaff() == null
                    ? "The customer confirmed that it is fixed."
                    : event.provenance().byStaff() + " confirmed on the customer's page that it is fixed.";
        }
        if (facts instanceof ReopenRequested) {
            return "The customer said, after closing, that it is not fixed.";
        }
        if (facts instanceof Reopened) {
            return "The case was reopened.";
        }
        return facts instanceof Withdrawn ? "The case was withdrawn." : "The case was closed.";
    }

    private String level(String id) {
        return id == null ? "nobody" : levels.name(id);
    }

    private String heldBy(HeldBy held) {
        if (held.heldByLevel() == null) {
            return "";
        }
        String owner = held.heldByOwner() == null ? "nobody in person" : held.heldByOwner();
        return ", while " + level(held.heldByLevel()) + " had it (" + owner + ")";
    }

    private String entered(TierEntered facts) {
        String why = facts.reasons().isEmpty() ? "" : ": " + String.join("; ", facts.reasons());
        String context = facts.from() != null && facts.byTime() ? ", without a hand-off" : "";
        return level(facts.tier()) + " took it over" + context + why + ".";
    }

    /** What was written to the customer with this event, or null. */
    static String said(CaseTexts texts, CaseEvent event) {
        return texts.of(event).firstOf(EventText.TEXT, EventText.CUSTOMER_MESSAGE);
    }
}
