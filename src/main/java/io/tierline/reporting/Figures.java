package io.tierline.reporting;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;

/**
 * The figures of the cases opened from {@code from} (inclusive) to {@code to} (exclusive).
 *
 * @param groupBy null when they are not grouped
 * @param groups one for each value of {@code groupBy}, in its order; empty when they are not grouped
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Figures(Instant from, Instant to, String groupBy, List<Figure> all, List<Group> groups) {

    /** @param group the value that the cases have in common; empty for cases without one */
    public record Group(String group, List<Figure> figures) {}
}
