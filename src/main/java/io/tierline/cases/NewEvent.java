package io.tierline.cases;

import io.tierline.cases.events.EventFacts;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.EventTexts;
import io.tierline.cases.events.Provenance;
import java.time.Instant;
import java.util.Arrays;
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
        EventFacts facts, Instant happenedAt, String actor, Provenance provenance, EventTexts texts, String dedupKey) {

    public static NewEvent of(EventFacts facts, String actor) {
        return new NewEvent(facts, null, actor, Provenance.NONE, EventTexts.NONE, null);
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
    public NewEvent withText(EventText text, String value) {
        return new NewEvent(facts, happenedAt, actor, provenance, texts.with(text, value), dedupKey);
    }

    public NewEvent withoutText(EventText text) {
        return new NewEvent(facts, happenedAt, actor, provenance, texts.without(text), dedupKey);
    }

    /** @param key null for an event that is written each time */
    public NewEvent once(String key) {
        return new NewEvent(facts, happenedAt, actor, provenance, texts, key);
    }
}
