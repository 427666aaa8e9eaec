package io.tierline.cases;

import io.tierline.cases.events.EventFacts;
import io.tierline.cases.events.Origin;
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
 * @param origin by which way it comes in
 * @param texts names, addresses and free text: kept apart, erasable
 * @param dedupKey the same key is written once a case, or null
 */
public record NewEvent(
        EventFacts facts, Instant happenedAt, String actor, Origin origin, Map<String, String> texts, String dedupKey) {

    public static NewEvent of(EventFacts facts, String actor) {
        return new NewEvent(facts, null, actor, Origin.NONE, Map.of(), null);
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
        return new NewEvent(otherFacts, happenedAt, actor, origin, texts, dedupKey);
    }

    /** @param instant when the thing happened; null for "now" */
    public NewEvent at(Instant instant) {
        return new NewEvent(facts, instant, actor, origin, texts, dedupKey);
    }

    public NewEvent from(Origin newOrigin) {
        return new NewEvent(facts, happenedAt, actor, newOrigin, texts, dedupKey);
    }

    /** With the origin changed. */
    public NewEvent from(UnaryOperator<Origin> change) {
        return from(change.apply(origin));
    }

    /** With an erasable text more; a null or empty one leaves the event as it is. */
    public NewEvent withText(String name, String value) {
        return value == null || value.isBlank()
                ? this
                : new NewEvent(facts, happenedAt, actor, origin, plus(texts, name, value), dedupKey);
    }

    /** @param key null for an event that is written each time */
    public NewEvent once(String key) {
        return new NewEvent(facts, happenedAt, actor, origin, texts, key);
    }

    private static <V> Map<String, V> plus(Map<String, V> map, String key, V value) {
        Map<String, V> copy = new LinkedHashMap<>(map);
        copy.put(key, value);
        return copy;
    }
}
