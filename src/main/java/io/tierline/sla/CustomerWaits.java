package io.tierline.sla;

import io.tierline.cases.CaseEvent;
import io.tierline.cases.EventType;
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
        switch (event.type()) {
            case EventType.CUSTOMER_ASKED -> {
                if (since == null && !solved) {
                    since = event.happenedAt();
                }
            }
            case EventType.CUSTOMER_REPLIED -> {
                if (Messages.isCustomers(event)) {
                    end(event);
                }
            }
            case EventType.TIER_ENTERED -> end(event);
            case EventType.MERGED_IN -> mergedIn(CarriedOver.of(event));
            case EventType.REOPENED, EventType.MOVED -> {
                end(event);
                solved = false;
            }
            case EventType.FIX_RECORDED,
                    EventType.FIXED,
                    EventType.RESOLUTION_TOLD,
                    EventType.CLOSED,
                    EventType.WITHDRAWN -> {
                end(event);
                solved = true;
            }
            default -> {
                // Goes on as it was.
            }
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
