package io.tierline.casework;

import io.tierline.cases.CaseEvent;
import io.tierline.cases.Fact;
import io.tierline.cases.NewEvent;
import io.tierline.cases.events.ClosureEvents.Closed;
import io.tierline.cases.events.ClosureEvents.FixRecorded;
import io.tierline.cases.events.ClosureEvents.ReopenRequested;
import io.tierline.cases.events.ClosureEvents.Reopened;
import io.tierline.cases.events.ClosureEvents.ResolutionTold;
import io.tierline.cases.events.ClosureEvents.Withdrawn;
import io.tierline.cases.events.EventTypes;
import io.tierline.cases.events.IntakeEvents.TicketReceived;
import io.tierline.cases.events.MessageEvents.CustomerAsked;
import io.tierline.cases.events.OversightEvents.WatcherAdded;
import io.tierline.cases.events.WorkEvents.Acknowledged;
import io.tierline.cases.events.WorkEvents.TierEntered;
import io.tierline.cases.events.WorkEvents.WorkDone;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One case through its states, each as long as the one before and some events more. Each event is a minute later. */
final class CaseStates {

    static final String KEY = "ESC-2026-000001";

    /** After all of them. */
    static final Instant LATER = Instant.parse("2026-03-02T12:00:00Z");

    private CaseStates() {}

    /** By the state's name. */
    static Map<String, List<CaseEvent>> ledgers() {
        List<CaseEvent> received = plus(
                List.of(event(1, EventTypes.name(TicketReceived.class), Map.of("priority", "P2"))),
                EventTypes.name(WatcherAdded.class),
                Map.of("person", "olaf"));
        List<CaseEvent> entered = plus(
                received,
                EventTypes.name(TierEntered.class),
                Map.of("tier", "first-line", "team", "first-line", "from", "none"));
        List<CaseEvent> acknowledged = plus(entered, EventTypes.name(Acknowledged.class), Map.of("hop", 1));
        List<CaseEvent> waiting = plus(
                plus(acknowledged, EventTypes.name(WorkDone.class), Map.of("outcome", "ask-customer")),
                EventTypes.name(CustomerAsked.class),
                Map.of());
        List<CaseEvent> fixed = plus(
                plus(acknowledged, EventTypes.name(WorkDone.class), Map.of("outcome", "resolved")),
                EventTypes.name(FixRecorded.class),
                Map.of());
        List<CaseEvent> told = plus(fixed, EventTypes.name(ResolutionTold.class), Map.of());
        List<CaseEvent> closed = plus(told, EventTypes.name(Closed.class), Map.of("as", "unanswered"));
        Map<String, List<CaseEvent>> ledgers = new LinkedHashMap<>();
        ledgers.put("just received", received);
        ledgers.put("at a level", entered);
        ledgers.put("acknowledged", acknowledged);
        ledgers.put("waiting for the customer", waiting);
        ledgers.put("fix recorded", fixed);
        ledgers.put("customer told", told);
        ledgers.put("reopened", plus(told, EventTypes.name(Reopened.class), Map.of()));
        ledgers.put("closed", closed);
        ledgers.put("closed, reopening asked", plus(closed, EventTypes.name(ReopenRequested.class), Map.of()));
        ledgers.put("withdrawn", plus(acknowledged, EventTypes.name(Withdrawn.class), Map.of("as", "cancelled")));
        ledgers.put("merged", plus(acknowledged, EventTypes.name(Withdrawn.class), Map.of("into", "ESC-2026-000009")));
        return ledgers;
    }

    static List<CaseEvent> plus(List<CaseEvent> ledger, String type, Map<String, Object> facts) {
        List<CaseEvent> longer = new ArrayList<>(ledger);
        longer.add(event(ledger.size() + 1, type, facts));
        return longer;
    }

    /** What a decision adds to it. */
    static List<CaseEvent> plus(List<CaseEvent> ledger, NewEvent decided) {
        List<CaseEvent> longer = new ArrayList<>(ledger);
        longer.add(new CaseEvent(
                KEY, ledger.size() + 1, LATER, LATER, decided.actor(), decided.facts(), decided.provenance()));
        return longer;
    }

    private static CaseEvent event(int seq, String type, Map<String, Object> facts) {
        Instant at = Instant.parse("2026-03-02T09:00:00Z").plusSeconds(60L * seq);
        return Fact.event(KEY, seq, type, at, at, "tina", facts);
    }
}
