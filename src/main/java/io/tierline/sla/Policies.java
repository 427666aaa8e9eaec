package io.tierline.sla;

import io.tierline.calendar.Calendars;
import io.tierline.calendar.WorkingCalendar;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.events.IntakeEvents.PolicyPinned;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The policies that were pinned to a case, in order. */
final class Policies {

    /** A policy from the instant at which it was pinned. */
    record Pin(Instant at, SlaPolicy policy, WorkingCalendar calendar) {}

    private final List<Pin> pins = new ArrayList<>();

    Policies(Timeline timeline, Calendars calendars) {
        for (CaseEvent event : timeline.events) {
            if (event.facts() instanceof PolicyPinned pinned) {
                SlaPolicy policy = SlaPolicy.read(targets(event, pinned), pinned.rule(), pinned.version());
                pins.add(new Pin(event.happenedAt(), policy, calendars.get(policy.calendar())));
            }
        }
    }

    private static Map<String, Object> targets(CaseEvent event, PolicyPinned pinned) {
        if (pinned.targets() != null) {
            return pinned.targets();
        }
        throw new IllegalArgumentException(
                event.caseKey() + ", event " + event.seq() + ": policy-pinned has no targets");
    }

    boolean isEmpty() {
        return pins.isEmpty();
    }

    Pin latest() {
        return pins.get(pins.size() - 1);
    }

    /**
     * The policies that a clock had, one after the other: the one in force as it started (for what came before any was
     * pinned, the first), and each later one that is retroactive.
     *
     * @param end of the clock, or null while it is open: what is pinned afterwards does not touch it
     */
    List<Pin> of(Instant start, Instant end) {
        int first = 0;
        while (first + 1 < pins.size() && !pins.get(first + 1).at().isAfter(start)) {
            first++;
        }
        if (first == pins.size() - 1) {
            return List.of(pins.get(first));
        }
        List<Pin> result = new ArrayList<>(List.of(pins.get(first)));
        for (Pin later : pins.subList(first + 1, pins.size())) {
            if (later.policy().retroactive() && (end == null || later.at().isBefore(end))) {
                result.add(later);
            }
        }
        return result;
    }
}
