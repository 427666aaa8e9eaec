package io.tierline.sla;

import io.tierline.calendar.WorkingTime;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.EventType;
import java.time.Duration;
import java.time.Instant;

/** The instants that the models' timers count from; null for what did not happen, or is over. */
final class TimerInstants {

    /** The last question to the customer. */
    Instant asked;

    /** When the customer was told that it is solved, as long as nobody answered and no manager sent it back. */
    Instant told;

    /** The last closing, as long as the review of it, or the survey, is not done. */
    Instant closedForReview;

    Instant closedForSurvey;

    /** As {@code after-closing.dmn} said when the case was closed. */
    WorkingTime reviewWithin;

    Duration surveyRemindAfter;
    Duration surveyEndsAfter;

    /** When the level that has the case was last alerted. */
    Instant alerted;

    /** How long each contact of that level has to acknowledge; null for as long as the policy says. */
    String acknowledgeWithin;

    /** Until when a maintenance window holds back the next alert. */
    Instant heldUntil;

    void see(CaseEvent event) {
        Instant at = event.happenedAt();
        switch (event.type()) {
            case EventType.CUSTOMER_ASKED -> asked = at;
            case EventType.RESOLUTION_TOLD -> told = at;
            case EventType.CUSTOMER_CONFIRMED, EventType.REOPENED, EventType.MOVED, EventType.WITHDRAWN -> told = null;
            case EventType.CLOSED -> {
                told = null;
                closedForReview = at;
                closedForSurvey = at;
                afterClosing(event);
            }
            case EventType.POSTMORTEM_APPROVED, EventType.POSTMORTEM_CLOSED -> closedForReview = null;
            case EventType.SURVEY_ANSWERED -> closedForSurvey = null;
            case EventType.TIER_ENTERED -> {
                alerted = null;
                heldUntil = null;
                acknowledgeWithin = event.text("acknowledgeWithin");
            }
            case EventType.ALERTED -> {
                alerted = at;
                heldUntil = null;
            }
            case EventType.LADDER_HELD -> heldUntil = event.instant("until");
            case EventType.LADDER_RELEASED -> heldUntil = null;
            case EventType.GIVEN_BACK -> {
                alerted = null;
                heldUntil = null;
            }
            default -> {
                // Nothing counts from it.
            }
        }
    }

    /** Ledgers from before there was a table do not tell it; for all of them it was the same. */
    private void afterClosing(CaseEvent closed) {
        String within = closed.text("reviewWithin");
        reviewWithin = within == null ? WorkingTime.ofBusinessDays(5) : WorkingTime.parse(within);
        surveyRemindAfter = days(closed.number("surveyRemindAfterDays"), 3);
        surveyEndsAfter = days(closed.number("surveyEndsAfterDays"), 14);
    }

    private static Duration days(int told, int before) {
        return Duration.ofDays(told == 0 ? before : told);
    }
}
