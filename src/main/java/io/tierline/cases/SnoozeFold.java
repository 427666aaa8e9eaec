package io.tierline.cases;

import io.tierline.cases.events.ClosureEvents.Closed;
import io.tierline.cases.events.ClosureEvents.Reopened;
import io.tierline.cases.events.ClosureEvents.Withdrawn;
import io.tierline.cases.events.IntakeEvents.AttachmentAdded;
import io.tierline.cases.events.IntakeEvents.CriteriaMatched;
import io.tierline.cases.events.IntakeEvents.CustomerReplied;
import io.tierline.cases.events.IntakeEvents.InternalNote;
import io.tierline.cases.events.IntakeEvents.PriorityChanged;
import io.tierline.cases.events.MessageEvents.PublicUpdate;
import io.tierline.cases.events.OversightEvents.ManagerDecided;
import io.tierline.cases.events.VerdictEvents.AtRisk;
import io.tierline.cases.events.VerdictEvents.Breached;
import io.tierline.cases.events.WorkEvents.Assigned;
import io.tierline.cases.events.WorkEvents.Fixed;
import io.tierline.cases.events.WorkEvents.Moved;
import io.tierline.cases.events.WorkEvents.SnoozeEnded;
import io.tierline.cases.events.WorkEvents.Snoozed;
import io.tierline.cases.events.WorkEvents.TierEntered;
import io.tierline.cases.events.WorkEvents.WorkDone;

/** The fold behind {@link Snooze}: it ends when something happens that who has the case has to know of. */
final class SnoozeFold {

    private Snooze snooze;

    void apply(CaseEvent event) {
        if (event.facts() instanceof Snoozed snoozed) {
            snooze = new Snooze(event.actor(), snoozed.until(), event.seq());
        } else if (snooze != null && ends(event)) {
            snooze = null;
        }
    }

    private boolean ends(CaseEvent event) {
        boolean own = snooze.by().equals(event.actor());
        if (own && !event.learnedAt().isBefore(snooze.until())) {
            // Back, and taken up again.
            return true;
        }
        if (event.is(InternalNote.class, AttachmentAdded.class, PublicUpdate.class)) {
            // What a machine writes, such as an out of office reply, is for no one to know of.
            return !own && !Boolean.TRUE.equals(event.provenance().mail().automatic());
        }
        if (event.facts() instanceof Assigned assigned) {
            return !snooze.by().equals(assigned.owner());
        }
        return event.is(
                SnoozeEnded.class,
                CustomerReplied.class,
                AtRisk.class,
                Breached.class,
                CriteriaMatched.class,
                PriorityChanged.class,
                ManagerDecided.class,
                TierEntered.class,
                Moved.class,
                WorkDone.class,
                Fixed.class,
                Reopened.class,
                Closed.class,
                Withdrawn.class);
    }

    /** Null where it is not set aside. */
    Snooze result() {
        return snooze;
    }
}
