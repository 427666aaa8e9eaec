package io.tierline.reporting;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Duration;

/**
 * One figure, with what it takes to judge it.
 *
 * @param value null when there is nothing to count
 * @param unit {@code cases}, {@code percent}, {@code hours} (elapsed, not working hours), {@code score} or {@code each}
 * @param duration {@code value} in ISO-8601 where it is a span of time, else null
 * @param counted what the figure counts: cases, or promises and the like where the rule says so
 * @param of out of how many
 * @param rule what is counted and what is not, in words
 * @param cases where the cases behind it are found, as a path and query of this API
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Figure(
        String name,
        BigDecimal value,
        String unit,
        Duration duration,
        long counted,
        long of,
        String rule,
        String cases) {}
