package io.tierline.cases.events;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The texts of one event, as far as they have not been erased.
 *
 * @param byName as the ledger and the API name them, in the order in which they stand there. A newer release that runs
 *     beside this one can have written names that {@link EventText} does not know yet.
 */
public record EventTexts(Map<String, String> byName) {

    public static final EventTexts NONE = new EventTexts(Map.of());

    /** Null where there is none, or where it was erased. */
    public String get(EventText text) {
        return byName.get(text.code());
    }

    public String getOr(EventText text, String otherwise) {
        return byName.getOrDefault(text.code(), otherwise);
    }

    /** The first of them that is there, or null. */
    public String firstOf(EventText... texts) {
        for (EventText text : texts) {
            if (get(text) != null) {
                return get(text);
            }
        }
        return null;
    }

    /** Everything that is there, a line each; null where nothing is. */
    public String all() {
        return byName.isEmpty() ? null : String.join("\n", byName.values());
    }

    public boolean isEmpty() {
        return byName.isEmpty();
    }

    /** With one text more; a null or blank one changes nothing. */
    public EventTexts with(EventText text, String value) {
        if (value == null || value.isBlank()) {
            return this;
        }
        Map<String, String> copy = new LinkedHashMap<>(byName);
        copy.put(text.code(), value);
        return new EventTexts(copy);
    }

    public EventTexts without(EventText text) {
        Map<String, String> copy = new LinkedHashMap<>(byName);
        copy.remove(text.code());
        return new EventTexts(copy);
    }

    /** The same texts, each changed. */
    public EventTexts map(UnaryOperator<String> change) {
        Map<String, String> changed = new LinkedHashMap<>();
        byName.forEach((name, value) -> changed.put(name, change.apply(value)));
        return new EventTexts(changed);
    }
}
