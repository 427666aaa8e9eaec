package io.tierline.sla;

import io.tierline.cases.CaseEvent;
import io.tierline.cases.EventType;
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
            (isVerdict(event) ? verdicts : events).add(event);
        }
        Timeline timeline = new Timeline(ledger, events, verdicts);
        timeline.count(EventType.CUSTOMER_REPLIED, EventType.REOPENED, EventType.MERGED_IN);
        timeline.count(EventType.UPDATE_PROMISED);
        events.sort(AS_HAPPENED);
        return timeline;
    }

    /**
     * Numbers events as they stand in the ledger, not as they happened: what is learned late must not give another
     * number to a clock that has a verdict already.
     */
    private void count(String... types) {
        int ordinal = 0;
        for (CaseEvent event : events) {
            for (String type : types) {
                if (event.is(type)) {
                    ordinals[event.seq()] = ++ordinal;
                }
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

    private static boolean isVerdict(CaseEvent event) {
        return switch (event.type()) {
            case EventType.AT_RISK, EventType.MET, EventType.BREACHED, EventType.CORRECTED -> true;
            default -> false;
        };
    }
}
