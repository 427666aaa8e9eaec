package io.tierline.sla;

import io.tierline.cases.CaseEvent;
import io.tierline.cases.events.ClosureEvents.Closed;
import io.tierline.cases.events.ClosureEvents.FixRecorded;
import io.tierline.cases.events.ClosureEvents.Reopened;
import io.tierline.cases.events.ClosureEvents.ResolutionTold;
import io.tierline.cases.events.ClosureEvents.Withdrawn;
import io.tierline.cases.events.IntakeEvents.CustomerReplied;
import io.tierline.cases.events.IntakeEvents.MergedIn;
import io.tierline.cases.events.MessageEvents.CustomerAsked;
import io.tierline.cases.events.WorkEvents.Fixed;
import io.tierline.cases.events.WorkEvents.Moved;
import io.tierline.cases.events.WorkEvents.TierEntered;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * When the case waited on the customer: from our question to the instant of the customer's reply, or until a level has
 * the case again for another reason, or it is solved.
 */
final class CustomerWaits {

    private static final String WHY = "waiting on the customer";

    private final List<Pause> pauses = new ArrayList<>();
    private Instant start;
    private Instant since;
    private boolean solved;

    CustomerWaits(Instant start) {
        this.start = start;
    }

    void see(CaseEvent event) {
        if (event.is(CustomerAsked.class)) {
            if (since == null && !solved) {
                since = event.happenedAt();
            }
        } else if (event.is(CustomerReplied.class)) {
            if (event.isCustomersMessage()) {
                end(event);
            }
        } else if (event.is(TierEntered.class)) {
            end(event);
        } else if (event.facts() instanceof MergedIn mergedIn) {
            mergedIn(CarriedOver.of(mergedIn));
        } else if (event.is(Reopened.class, Moved.class)) {
            end(event);
            solved = false;
        } else if (event.is(FixRecorded.class, Fixed.class, ResolutionTold.class, Closed.class, Withdrawn.class)) {
            end(event);
            solved = true;
        }
    }

    private void end(CaseEvent event) {
        if (since != null && since.isBefore(event.happenedAt())) {
            pauses.add(new Pause(since, event.happenedAt(), WHY));
        }
        since = null;
    }

    /** Of the time before this case began the other one tells; from then on this one does. */
    private void mergedIn(CarriedOver earlier) {
        if (earlier.startedAt().isBefore(start)) {
            pauses.addAll(
                    0,
                    earlier.waited().stream()
                            .filter(waited -> waited.from().isBefore(start))
                            .map(waited -> new Pause(waited.from(), earliest(waited.to(), start), WHY))
                            .toList());
            start = earlier.startedAt();
        }
    }

    private static Instant earliest(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    Pauses pauses() {
        List<Pause> all = new ArrayList<>(pauses);
        if (since != null) {
            all.add(new Pause(since, null, WHY));
        }
        return new Pauses(List.copyOf(all));
    }
}
