package io.tierline.cases.events;

/** How a case ends, and how it goes on. */
public sealed interface ClosureEvents extends EventFacts {

    /** A level found the fix; the customer has not been told yet. */
    record FixRecorded(String tier) implements ClosureEvents {}

    /** The customer was told. @param problem the problem whose fix it was; null for none */
    record ResolutionTold(String problem) implements ClosureEvents {}

    /** The customer says that it is fixed. @param how by which way they said so */
    record CustomerConfirmed(String how) implements ClosureEvents {}

    /** The customer says, after closing, that it is not fixed: a wish that the policy decides on. */
    record ReopenRequested() implements ClosureEvents {}

    /** It is not fixed, and goes on. @param how as in {@link CustomerConfirmed}, where a form was filled; else null */
    record Reopened(String how) implements ClosureEvents {

        public Reopened() {
            this(null);
        }
    }

    /**
     * It ended, resolved.
     *
     * @param as {@code confirmed}, {@code confirmed-by-staff}, {@code unanswered} ...
     * @param review whether it gets a review; null in ledgers from before {@code after-closing.dmn}
     * @param reviewWithin how long a review has, such as {@code P5D}
     * @param surveyRemindAfterDays days until the customer is reminded of the survey
     * @param surveyEndsAfterDays days until the survey ends
     * @param unhappyBelow the score below which a customer counts as unhappy
     */
    @Written(version = 2)
    record Closed(
            String as,
            Boolean review,
            String reviewWithin,
            int surveyRemindAfterDays,
            int surveyEndsAfterDays,
            int unhappyBelow)
            implements ClosureEvents {}

    /** It ended without a fix. @param as {@code cancelled} or {@code merged}; @param into the case that goes on, or null */
    record Withdrawn(String as, String into) implements ClosureEvents {}
}
