package io.tierline.cases;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * One stay of a case at a level.
 *
 * @param number from 1
 * @param tier the id of a level or of a team of specialists
 * @param rank its place among the levels, from 1; null for a team of specialists
 * @param levels the version of {@code levels.dmn} that described it; 0 in ledgers from before there was one
 * @param from the level before, or null for the first
 * @param by what moved it here: {@code policy}, {@code person}, {@code time}, {@code criteria} or {@code manager}
 * @param owner who of the team had it last; null while no one has
 * @param who the user id of the person who sent it here, or {@code tierline}; null in ledgers from before it was recorded
 * @param reasons why, in words
 * @param criteria the escalation criteria that held when it came
 * @param contextComplete false when it came up by time, without a hand-off
 * @param left null while the level has the case
 * @param acknowledgedAt null while no one there has acknowledged it
 * @param outcome {@code resolved}, {@code ask-customer}, {@code escalate}, {@code hand-back}, {@code moved}; null without
 */
public record Assignment(
        int number,
        String tier,
        Integer rank,
        int levels,
        String team,
        String owner,
        String from,
        String by,
        String who,
        List<String> reasons,
        List<String> criteria,
        boolean contextComplete,
        Instant entered,
        Instant left,
        Instant acknowledgedAt,
        String outcome) {

    /** How long the level had the case, in elapsed time and whole seconds; up to {@code now} while it still has it. */
    public Duration held(Instant now) {
        return Duration.between(entered, left == null ? now : left).truncatedTo(ChronoUnit.SECONDS);
    }

    /** Whether it is the lowest level, below which there is none. */
    public boolean atLowestLevel() {
        return rank != null && rank == 1;
    }

    Assignment left(Instant at, String withOutcome) {
        return with(owner, at, acknowledgedAt, withOutcome);
    }

    /** @param at null when no one there has it any more */
    Assignment acknowledged(Instant at) {
        return with(owner, left, at, outcome);
    }

    Assignment ownedBy(String person) {
        return with(person, left, acknowledgedAt, outcome);
    }

    private Assignment with(String person, Instant leftAt, Instant acknowledged, String withOutcome) {
        return new Assignment(
                number,
                tier,
                rank,
                levels,
                team,
                person,
                from,
                by,
                who,
                reasons,
                criteria,
                contextComplete,
                entered,
                leftAt,
                acknowledged,
                withOutcome);
    }
}
