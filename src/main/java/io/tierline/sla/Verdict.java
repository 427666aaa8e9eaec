package io.tierline.sla;

import io.tierline.cases.CaseEvent;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was, or has to be, written into the ledger about a clock. It is never rewritten.
 *
 * @param type {@code at-risk}, {@code met}, {@code breached} or {@code corrected}
 * @param clock the clock's name
 * @param occurrence which clock of that name
 * @param due when the clock was due as the verdict was given; null where a corrected clock had none
 * @param at when it was: a breach is dated when the target was used up, however late it is found
 * @param noticed when it was written into the ledger; null as long as it is not
 * @param heldBy who had the case when it was breached, as far as the ledger says; null for other verdicts
 * @param to of a correction: {@code met}, {@code breached} or {@code cancelled}; else null
 */
public record Verdict(
        String type,
        String clock,
        int occurrence,
        Instant due,
        Instant at,
        Instant noticed,
        String policyVersion,
        String calendarVersion,
        HeldBy heldBy,
        String to) {

    /** @param owner null while nobody of the team had it */
    public record HeldBy(String level, String team, String owner) {

        static HeldBy of(CaseEvent event) {
            return event.text("heldByLevel") == null
                    ? null
                    : new HeldBy(event.text("heldByLevel"), event.text("heldByTeam"), event.text("heldByOwner"));
        }

        /** "tier2, team tier2, owner theo". */
        @Override
        public String toString() {
            return level + ", team " + team + ", " + (owner == null ? "nobody in person" : "owner " + owner);
        }
    }

    static Verdict of(CaseEvent event) {
        Instant at = event.instant("at");
        return new Verdict(
                event.type(),
                event.text("clock"),
                Math.max(1, event.number("occurrence")),
                event.instant("due"),
                at == null ? event.happenedAt() : at,
                event.learnedAt(),
                event.text("policyVersion"),
                event.text("calendarVersion"),
                HeldBy.of(event),
                event.text("to"));
    }

    /** The facts of the ledger event, whose type is {@link #type} and whose {@code happenedAt} is {@link #at}. */
    public Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("clock", clock);
        facts.put("occurrence", occurrence);
        put(facts, "due", due);
        put(facts, "at", at);
        put(facts, "policyVersion", policyVersion);
        put(facts, "calendarVersion", calendarVersion);
        put(facts, "to", to);
        return facts;
    }

    private static void put(Map<String, Object> facts, String name, Object value) {
        if (value != null) {
            facts.put(name, value.toString());
        }
    }
}
