package io.tierline.cases;

import io.tierline.cases.events.EventFacts;
import io.tierline.cases.events.Provenance;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * An event on its way into the ledger.
 *
 * @param facts what happened
 * @param happenedAt when the thing happened, or null for "now"
 * @param provenance by which way it comes in
 * @param texts names, addresses and free text: kept apart, erasable
 * @param dedupKey the same key is written once a case, or null
 */
public record NewEvent(
        EventFacts facts,
        Instant happenedAt,
        String actor,
        Provenance provenance,
        Map<String, String> texts,
        String dedupKey) {

    public static NewEvent of(EventFacts facts, String actor) {
        return new NewEvent(facts, null, actor, Provenance.NONE, Map.of(), null);
    }

    /** The event's name, such as {@code tier-entered}. */
    public String type() {
        return facts.type();
    }

    /** Whether it is of one of these types. */
    @SafeVarargs
    public final boolean is(Class<? extends EventFacts>... types) {
        return Arrays.stream(types).anyMatch(type -> type.isInstance(facts));
    }

    /** The same, with other facts. */
    public NewEvent as(EventFacts otherFacts) {
        return new NewEvent(otherFacts, happenedAt, actor, provenance, texts, dedupKey);
    }

    /** @param instant when the thing happened; null for "now" */
    public NewEvent at(Instant instant) {
        return new NewEvent(facts, instant, actor, provenance, texts, dedupKey);
    }

    public NewEvent from(Provenance newProvenance) {
        return new NewEvent(facts, happenedAt, actor, newProvenance, texts, dedupKey);
    }

    /** With the provenance changed. */
    public NewEvent from(UnaryOperator<Provenance> change) {
        return from(change.apply(provenance));
    }

    /** With an erasable text more; a null or empty one leaves the event as it is. */
    public NewEvent withText(String name, String value) {
        return value == null || value.isBlank()
                ? this
                : new NewEvent(facts, happenedAt, actor, provenance, plus(texts, name, value), dedupKey);
    }

    /** @param key null for an event that is written each time */
    public NewEvent once(String key) {
        return new NewEvent(facts, happenedAt, actor, provenance, texts, key);
    }

    private static <V> Map<String, V> plus(Map<String, V> map, String key, V value) {
        Map<String, V> copy = new LinkedHashMap<>(map);
        copy.put(key, value);
        return copy;
    }
}
