package io.tierline.calendar;

import java.time.Duration;
import java.time.Instant;

/** A stretch of time: {@code from} belongs to it, {@code to} does not. */
public record Interval(Instant from, Instant to) {

    /** @throws IllegalArgumentException when it would end before it begins */
    public Interval {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("An interval cannot end (" + to + ") before it begins (" + from + ")");
        }
    }

    public Duration length() {
        return Duration.between(from, to);
    }
}
