package io.tierline.cases;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An event on its way into the ledger.
 *
 * @param happenedAt when the thing happened, or null for "now"
 * @param facts what clocks and figures need; texts, numbers, booleans and lists of texts
 * @param texts names, addresses and free text: kept apart, erasable
 * @param dedupKey the same key is written once a case, or null
 */
public record NewEvent(
        String type,
        Instant happenedAt,
        String actor,
        Map<String, Object> facts,
        Map<String, String> texts,
        String dedupKey) {

    public static NewEvent of(String type, String actor) {
        return new NewEvent(type, null, actor, Map.of(), Map.of(), null);
    }

    /** The same, of another type. */
    public NewEvent as(String otherType) {
        return new NewEvent(otherType, happenedAt, actor, facts, texts, dedupKey);
    }

    public NewEvent at(Instant instant) {
        return new NewEvent(type, instant, actor, facts, texts, dedupKey);
    }

    /** With a fact more; a null value leaves the event as it is. */
    public NewEvent with(String fact, Object value) {
        return value == null
                ? this
                : new NewEvent(type, happenedAt, actor, plus(facts, fact, plain(value)), texts, dedupKey);
    }

    /** With an erasable text more; a null or empty one leaves the event as it is. */
    public NewEvent withText(String name, String value) {
        return value == null || value.isBlank()
                ? this
                : new NewEvent(type, happenedAt, actor, facts, plus(texts, name, value), dedupKey);
    }

    public NewEvent once(String key) {
        return new NewEvent(type, happenedAt, actor, facts, texts, key);
    }

    private static Object plain(Object value) {
        return value instanceof Instant ? value.toString() : value;
    }

    private static <V> Map<String, V> plus(Map<String, V> map, String key, V value) {
        Map<String, V> copy = new LinkedHashMap<>(map);
        copy.put(key, value);
        return copy;
    }
}
