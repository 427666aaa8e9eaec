package io.tierline.sla;

import io.tierline.cases.CaseEvent;
import io.tierline.cases.events.ClosureEvents.Reopened;
import io.tierline.cases.events.EventFacts;
import io.tierline.cases.events.IntakeEvents.CustomerReplied;
import io.tierline.cases.events.IntakeEvents.MergedIn;
import io.tierline.cases.events.MessageEvents.UpdatePromised;
import io.tierline.cases.events.VerdictEvents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A ledger in the order in which things happened, whenever we learned of them; verdicts stand apart. */
final class Timeline {

    private static final Comparator<CaseEvent> AS_HAPPENED =
            Comparator.comparing(CaseEvent::happenedAt).thenComparingInt(CaseEvent::seq);

    /** As appended. */
    final List<CaseEvent> ledger;

    /** As happened, without verdicts. */
    final List<CaseEvent> events;

    final List<CaseEvent> verdicts;

    /** By the event's place in the ledger; 0 for what is not numbered. */
    private final int[] ordinals;

    private Timeline(List<CaseEvent> ledger, List<CaseEvent> events, List<CaseEvent> verdicts) {
        this.ledger = ledger;
        this.events = events;
        this.verdicts = verdicts;
        this.ordinals =
                new int[ledger.isEmpty() ? 0 : ledger.get(ledger.size() - 1).seq() + 1];
    }

    static Timeline of(List<CaseEvent> ledger) {
        List<CaseEvent> events = new ArrayList<>(ledger.size());
        List<CaseEvent> verdicts = new ArrayList<>();
        for (CaseEvent event : ledger) {
            (event.is(VerdictEvents.class) ? verdicts : events).add(event);
        }
        Timeline timeline = new Timeline(ledger, events, verdicts);
        timeline.count(CustomerReplied.class, Reopened.class, MergedIn.class);
        timeline.count(UpdatePromised.class);
        events.sort(AS_HAPPENED);
        return timeline;
    }

    /**
     * Numbers events as they stand in the ledger, not as they happened: what is learned late must not give another
     * number to a clock that has a verdict already.
     */
    @SafeVarargs
    private final void count(Class<? extends EventFacts>... types) {
        int ordinal = 0;
        for (CaseEvent event : events) {
            if (event.is(types)) {
                ordinals[event.seq()] = ++ordinal;
            }
        }
    }

    /** The number of a customer's message or of a promise, from 1. */
    int ordinal(CaseEvent event) {
        return ordinals[event.seq()];
    }

    /** When the case began: what its ledger begins with, whatever else became known of earlier times. */
    Instant start() {
        return ledger.get(0).happenedAt();
    }
}
