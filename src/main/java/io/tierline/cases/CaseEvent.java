package io.tierline.cases;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One fact about a case, as it stands in the ledger. A written event never changes.
 *
 * @param caseKey the case, such as {@code ESC-2026-000042}
 * @param seq its place in the case's ledger, from 1
 * @param type one of {@link EventType}
 * @param happenedAt when the thing happened
 * @param learnedAt when we learned of it; never before the event that stands in front of it
 * @param actor the pseudonymous id of who did it: a user id, {@code customer} or {@code tierline}
 * @param facts what clocks and figures need. Never a name, an address or free text: those stand apart and can be erased
 */
public record CaseEvent(
        String caseKey,
        int seq,
        String type,
        Instant happenedAt,
        Instant learnedAt,
        String actor,
        Map<String, Object> facts) {

    /** The actor of what Tierline does by itself. */
    public static final String TIERLINE = "tierline";

    /** The actor of what the customer does. */
    public static final String CUSTOMER = "customer";

    public boolean is(String otherType) {
        return type.equals(otherType);
    }

    /** A fact as text, or null where the event has none of that name. */
    public String text(String fact) {
        Object value = facts.get(fact);
        return value == null ? null : value.toString();
    }

    /** A fact as a whole number; 0 where the event has none of that name. */
    public int number(String fact) {
        return facts.get(fact) instanceof Number number ? number.intValue() : 0;
    }

    /** A fact as an instant, or null where the event has none of that name. */
    public Instant instant(String fact) {
        String value = text(fact);
        return value == null ? null : Instant.parse(value);
    }

    /** A yes-or-no fact; false where the event has none of that name. */
    public boolean flag(String fact) {
        return Boolean.TRUE.equals(facts.get(fact));
    }

    /** A fact that is a list of texts; empty where the event has none of that name. */
    public List<String> texts(String fact) {
        return facts.get(fact) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }
}
