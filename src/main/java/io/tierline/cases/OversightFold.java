package io.tierline.cases;

import io.tierline.cases.Oversight.TakenOver;
import io.tierline.cases.events.ClosureEvents.Closed;
import io.tierline.cases.events.ClosureEvents.ResolutionTold;
import io.tierline.cases.events.ClosureEvents.Withdrawn;
import io.tierline.cases.events.EventFacts;
import io.tierline.cases.events.OversightEvents;
import io.tierline.cases.events.OversightEvents.DeEscalated;
import io.tierline.cases.events.OversightEvents.GivenBack;
import io.tierline.cases.events.OversightEvents.ManagerDecided;
import io.tierline.cases.events.OversightEvents.ManagerNeeded;
import io.tierline.cases.events.OversightEvents.Pulled;
import io.tierline.cases.events.OversightEvents.Reassigned;
import io.tierline.cases.events.OversightEvents.WatcherAdded;
import io.tierline.cases.events.OversightEvents.WatcherRemoved;
import io.tierline.cases.events.WorkEvents.Moved;
import io.tierline.cases.events.WorkEvents.TierEntered;
import io.tierline.cases.events.WorkEvents.WorkDone;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The fold behind {@link Oversight}. */
final class OversightFold {

    private static final Set<String> GIVEN_ON = Set.of("escalate", "hand-back");

    private boolean awaited;
    private String pulledBy;
    private String askedBy;
    private TakenOver takenOver;
    private String wanted;
    private List<String> setAside = List.of();
    private int setAsideAt;
    private final Set<String> watchers = new LinkedHashSet<>();

    /** @param held whether a level has the case just before the event */
    void apply(CaseEvent event, boolean held) {
        EventFacts facts = event.facts();
        if (facts instanceof OversightEvents act) {
            managed(event, act, held);
        } else if (facts instanceof ResolutionTold || facts instanceof Closed || facts instanceof Withdrawn) {
            decided();
        } else if (facts instanceof Moved || (facts instanceof WorkDone done && GIVEN_ON.contains(done.outcome()))) {
            giveUp();
        } else if (facts instanceof TierEntered) {
            wanted = takenOver == null ? null : takenOver.by();
        }
    }

    private void managed(CaseEvent event, OversightEvents act, boolean held) {
        if (act instanceof ManagerNeeded needed) {
            awaited = true;
            askedBy = needed.wishedByPerson() ? needed.askedBy() : askedBy;
        } else if (act instanceof Pulled) {
            awaited = true;
            pulledBy = event.actor();
        } else if (act instanceof ManagerDecided) {
            decided();
        } else if (act instanceof OversightEvents.TakenOver taken) {
            takenOver = new TakenOver(
                    event.actor(), taken.from(), taken.openTask(), taken.assignment(), taken.acknowledged());
            wanted = event.actor();
        } else if (act instanceof Reassigned reassigned) {
            takenOver = null;
            wanted = held ? null : reassigned.to();
        } else if (act instanceof GivenBack) {
            giveUp();
        } else if (act instanceof DeEscalated deEscalated) {
            setAside = deEscalated.criteria();
            setAsideAt = deEscalated.assignment();
        } else if (act instanceof WatcherAdded added) {
            watchers.add(added.person());
        } else if (act instanceof WatcherRemoved removed) {
            watchers.remove(removed.person());
        }
    }

    private void decided() {
        awaited = false;
        pulledBy = null;
        askedBy = null;
    }

    private void giveUp() {
        takenOver = null;
        wanted = null;
    }

    /** Who is to have the work when the next level gets the case; null when its team is. */
    String wanted() {
        return wanted;
    }

    Oversight result() {
        return new Oversight(awaited, pulledBy, askedBy, takenOver, setAside, setAsideAt, List.copyOf(watchers));
    }
}
