package io.tierline.engine;

import java.time.temporal.Temporal;
import java.util.Collection;
import java.util.Date;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What of a decision's values is kept for a year: figures, yes and no, instants, and words of policy. A text that a person
 * may have written is left out, however it came into the table: what is erased from the ledger must not stand elsewhere.
 */
class KeptValues {

    private static final Pattern LITERAL = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");

    private final PolicyWords words;

    KeptValues(PolicyWords words) {
        this.words = words;
    }

    /**
     * @param expression from which the value comes; null for none
     * @return empty for what is left out; null is kept, as a JSON null
     */
    Optional<Kept> of(String expression, Object value) {
        if (value == null || value instanceof Boolean || value instanceof Number) {
            return Optional.of(new Kept(value));
        }
        if (value instanceof Date date) {
            return Optional.of(new Kept(date.toInstant().toString()));
        }
        if (value instanceof Temporal) {
            return Optional.of(new Kept(value.toString()));
        }
        boolean isPolicy = expression != null
                && (LITERAL.matcher(expression.strip()).matches() || words.include(expression.strip()));
        boolean isText = value instanceof String
                || value instanceof Collection<?> all && all.stream().allMatch(String.class::isInstance);
        return isPolicy && isText ? Optional.of(new Kept(value)) : Optional.empty();
    }

    /** @param value may be null */
    record Kept(Object value) {}
}
