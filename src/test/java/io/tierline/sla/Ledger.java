package io.tierline.sla;

import io.tierline.calendar.Calendars;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.Fact;
import io.tierline.cases.NewEvent;
import io.tierline.cases.events.EventTypes;
import io.tierline.cases.events.IntakeEvents.CustomerReplied;
import io.tierline.cases.events.IntakeEvents.PolicyPinned;
import io.tierline.cases.events.IntakeEvents.TicketReceived;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the ledger of a story. Times are UTC, such as {@code 2026-03-06T16:30}; 2026-03-02 is a Monday. */
final class Ledger {

    static final Calendars CALENDARS = calendars("");

    private final List<CaseEvent> events = new ArrayList<>();

    /** {@code office} (weekdays 9 to 17, UTC) and {@code always}. */
    static Calendars calendars(String freeDays) {
        return Calendars.read(Map.of(
                "office.yaml",
                "{name: office, version: 'office-" + freeDays + "', zone: UTC, week: {monday-friday: 09:00-17:00},"
                        + " holidays: {add: [" + freeDays + "]}}",
                "always.yaml",
                "{name: always, version: a1, zone: UTC, week: 24x7}"));
    }

    /** A case that begins with a ticket and a policy, such as {@code firstResponse=PT1H calendar=office}. */
    static Ledger begun(String at, String policy) {
        return new Ledger().add(at, EventTypes.name(TicketReceived.class)).pinned(at, "first", policy);
    }

    Ledger pinned(String at, String rule, String policy) {
        Map<String, Object> targets = facts(policy);
        targets.putIfAbsent("calendar", "office");
        return add(
                at,
                EventTypes.name(PolicyPinned.class),
                Map.of("rule", rule, "version", "v-" + rule, "targets", targets));
    }

    Ledger add(String at, String type) {
        return add(at, type, Map.of());
    }

    /** @param facts such as {@code assignment=1 tier=tier2} */
    Ledger add(String at, String type, String facts) {
        return add(at, type, facts(facts));
    }

    private Ledger add(String at, String type, Map<String, Object> facts) {
        String actor = type.equals(EventTypes.name(CustomerReplied.class)) ? CaseEvent.CUSTOMER : "cleo";
        return append(type, instant(at), instant(at), actor, facts);
    }

    Ledger by(String actor, String at, String type) {
        return append(type, instant(at), instant(at), actor, Map.of());
    }

    /** Something that we learned of only later. */
    Ledger late(String happened, String learned, String type) {
        return append(type, instant(happened), instant(learned), "cleo", Map.of());
    }

    /** Writes what the clocks say is missing, as of an instant. */
    Ledger record(String now) {
        for (Verdict verdict : clocks(now).unrecorded()) {
            append(NewEvent.of(verdict.facts(null), CaseEvent.TIERLINE).at(verdict.at()), instant(now));
        }
        return this;
    }

    Ledger append(String at, NewEvent event) {
        return append(event.at(instant(at)), instant(at));
    }

    private Ledger append(NewEvent event, Instant learned) {
        events.add(new CaseEvent(
                "ESC-2026-000042",
                events.size() + 1,
                event.happenedAt(),
                learned,
                event.actor(),
                event.facts(),
                event.provenance()));
        return this;
    }

    private Ledger append(String type, Instant happened, Instant learned, String actor, Map<String, Object> facts) {
        events.add(Fact.event("ESC-2026-000042", events.size() + 1, type, happened, learned, actor, facts));
        return this;
    }

    List<CaseEvent> events() {
        return List.copyOf(events);
    }

    CaseClocks clocks(String now) {
        return clocks(now, CALENDARS);
    }

    CaseClocks clocks(String now, Calendars calendars) {
        return SlaClocks.evaluate(events(), calendars, instant(now));
    }

    Clock clock(String name, String now) {
        return clocks(now).current(name).orElseThrow();
    }

    /** The verdicts that are missing, as {@code breached resolution 1 2026-03-02T10:00Z}. */
    List<String> missing(String now) {
        return words(clocks(now).unrecorded());
    }

    static List<String> words(List<Verdict> verdicts) {
        return verdicts.stream()
                .map(verdict -> verdict.kind().code() + (verdict.to() == null ? "" : " to " + verdict.to()) + " "
                        + verdict.clock() + " " + verdict.occurrence() + " "
                        + verdict.at().toString().replace(":00Z", "Z"))
                .toList();
    }

    static Instant instant(String at) {
        return Instant.parse(at.length() == 16 ? at + ":00Z" : at + "Z");
    }

    private static Map<String, Object> facts(String text) {
        Map<String, Object> facts = new LinkedHashMap<>();
        for (String pair : text.split(" ")) {
            String[] parts = pair.split("=", 2);
            facts.put(parts[0], value(parts[1]));
        }
        return facts;
    }

    private static Object value(String text) {
        if (text.matches("\\d+")) {
            return Integer.valueOf(text);
        }
        return text.equals("true") || text.equals("false") ? (Object) Boolean.valueOf(text) : text;
    }
}
