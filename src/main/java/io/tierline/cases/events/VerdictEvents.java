package io.tierline.cases.events;

import java.time.Instant;

/**
 * What was found of a promise. A verdict is never changed; what turns out later is a {@link Corrected} beside it.
 */
public sealed interface VerdictEvents extends EventFacts {

    /** The clock's name, such as {@code resolution}. */
    String clock();

    /** Which run of that clock, from 1. */
    int occurrence();

    /** When it was due. */
    Instant due();

    /** When it was so; null for when the event happened. */
    Instant at();

    /** The version of {@code sla-policy.dmn} that it was found by. */
    String policyVersion();

    /** The version of the calendar that it was found by. */
    String calendarVersion();

    /** The promise is in danger. */
    record AtRisk(String clock, int occurrence, Instant due, Instant at, String policyVersion, String calendarVersion)
            implements VerdictEvents {}

    /** The promise was kept. */
    record Met(String clock, int occurrence, Instant due, Instant at, String policyVersion, String calendarVersion)
            implements VerdictEvents {}

    /**
     * The promise was broken.
     *
     * @param heldByLevel who had the case then; null where no level had it
     * @param heldByTeam the team at that level
     * @param heldByOwner the person; null while the team had it
     */
    record Breached(
            String clock,
            int occurrence,
            Instant due,
            Instant at,
            String policyVersion,
            String calendarVersion,
            String heldByLevel,
            String heldByTeam,
            String heldByOwner)
            implements VerdictEvents, HeldBy {}

    /** Late evidence says otherwise. @param to {@code met} or {@code breached} */
    record Corrected(
            String clock,
            int occurrence,
            Instant due,
            Instant at,
            String policyVersion,
            String calendarVersion,
            String to)
            implements VerdictEvents {}
}
