package io.tierline.oncall.rota;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * When a rotation hands over. The first turn begins on the first day at the hand-over time. Turns of days and weeks end
 * at that time by the wall clock of the zone, whatever the clock change does to their length; a time that does not exist
 * falls on the clock change, and of one that exists twice the first counts. Turns of hours are so many hours long,
 * always.
 *
 * @param length how many hours, days or weeks a turn has
 * @param until the day on which the rotation ends, at the hand-over time; null while it goes on
 */
public record Turns(ZoneId zone, Every every, int length, LocalTime handOver, LocalDate from, LocalDate until) {

    /** The unit of a turn's length. */
    public enum Every {
        HOURS,
        DAYS,
        WEEKS
    }

    private static final int LONGEST = 1000;

    /** @throws IllegalArgumentException when a turn has no length, or the rotation ends before it begins */
    public Turns {
        if (length < 1 || length > LONGEST) {
            throw new IllegalArgumentException("a turn has a length from 1 to " + LONGEST + ", not " + length);
        }
        if (until != null && !until.isAfter(from)) {
            throw new IllegalArgumentException("it ends (" + until + ") before it begins (" + from + ")");
        }
    }

    /** The number of the turn that goes on, from 0; empty before the first, and once the rotation has ended. */
    public OptionalLong at(Instant instant) {
        if (instant.isBefore(start(0)) || hasEnded(instant)) {
            return OptionalLong.empty();
        }
        long turn = estimate(instant);
        while (start(turn).isAfter(instant)) {
            turn--;
        }
        while (!start(turn + 1).isAfter(instant)) {
            turn++;
        }
        return OptionalLong.of(turn);
    }

    private boolean hasEnded(Instant instant) {
        return until != null && !instant.isBefore(onDay(until));
    }

    private long estimate(Instant instant) {
        if (every == Every.HOURS) {
            return Duration.between(start(0), instant).toHours() / length;
        }
        return Math.max(0, ChronoUnit.DAYS.between(from, LocalDate.ofInstant(instant, zone)) / days());
    }

    /** When a turn begins, and the one before it ends. */
    Instant start(long turn) {
        return every == Every.HOURS
                ? onDay(from).plus(Duration.ofHours(turn * length))
                : onDay(from.plusDays(turn * days()));
    }

    private long days() {
        return every == Every.WEEKS ? 7L * length : length;
    }

    private Instant onDay(LocalDate day) {
        ZoneOffsetTransition change = zone.getRules().getTransition(day.atTime(handOver));
        return change != null && change.isGap()
                ? change.getInstant()
                : ZonedDateTime.of(day, handOver, zone).toInstant();
    }

    /**
     * The instants after {@code after} and before {@code before} at which another person takes over, or the rotation
     * ends.
     */
    List<Instant> handOvers(Instant after, Instant before) {
        List<Instant> result = new ArrayList<>();
        Instant begin = start(0).isAfter(after) ? start(0) : after;
        OptionalLong first = at(begin);
        for (long turn = first.orElse(0);
                first.isPresent() && start(turn).isBefore(before) && !hasEnded(start(turn));
                turn++) {
            result.add(start(turn));
        }
        if (until != null) {
            result.add(onDay(until));
        }
        result.removeIf(instant -> !instant.isAfter(after) || !instant.isBefore(before));
        return result;
    }
}
