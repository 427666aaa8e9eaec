package io.tierline.casefile;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * One stay of a case at a level.
 *
 * @param number from 1
 * @param tier {@code tier1}, {@code tier2}, {@code engineering} or a specialist team's id
 * @param from the level before, or null for the first
 * @param by what moved it here: {@code policy}, {@code person}, {@code time}, {@code criteria} or {@code manager}
 * @param reasons why, in words
 * @param contextComplete false when it came up by time, without a hand-off
 * @param left null while the level has the case
 * @param acknowledgedAt null while nobody there has acknowledged it
 * @param outcome {@code resolved}, {@code ask-customer}, {@code escalate}, {@code hand-back}, {@code moved}; null without
 */
public record Hop(
        int number,
        String tier,
        String team,
        String from,
        String by,
        List<String> reasons,
        boolean contextComplete,
        Instant entered,
        Instant left,
        Instant acknowledgedAt,
        String outcome) {

    /** How long the level had the case, in elapsed time and whole seconds; up to {@code now} while it still has it. */
    public Duration held(Instant now) {
        return Duration.between(entered, left == null ? now : left).truncatedTo(ChronoUnit.SECONDS);
    }

    Hop left(Instant at, String withOutcome) {
        return new Hop(
                number, tier, team, from, by, reasons, contextComplete, entered, at, acknowledgedAt, withOutcome);
    }

    Hop acknowledged(Instant at) {
        return new Hop(number, tier, team, from, by, reasons, contextComplete, entered, left, at, outcome);
    }
}
