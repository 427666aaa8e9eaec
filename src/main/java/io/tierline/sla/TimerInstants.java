package io.tierline.sla;

import io.tierline.calendar.WorkingTime;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.events.ClosureEvents.Closed;
import io.tierline.cases.events.ClosureEvents.CustomerConfirmed;
import io.tierline.cases.events.ClosureEvents.Reopened;
import io.tierline.cases.events.ClosureEvents.ResolutionTold;
import io.tierline.cases.events.ClosureEvents.Withdrawn;
import io.tierline.cases.events.MessageEvents.CustomerAsked;
import io.tierline.cases.events.OversightEvents.GivenBack;
import io.tierline.cases.events.ReviewEvents.PostmortemApproved;
import io.tierline.cases.events.ReviewEvents.PostmortemClosed;
import io.tierline.cases.events.ReviewEvents.SurveyAnswered;
import io.tierline.cases.events.WorkEvents.Alerted;
import io.tierline.cases.events.WorkEvents.EscalationHeld;
import io.tierline.cases.events.WorkEvents.EscalationReleased;
import io.tierline.cases.events.WorkEvents.Moved;
import io.tierline.cases.events.WorkEvents.TierEntered;
import java.time.Duration;
import java.time.Instant;

/** The instants that the models' timers count from; null for what did not happen, or is over. */
final class TimerInstants {

    /** The last question to the customer. */
    Instant asked;

    /** When the customer was told that it is solved, as long as there was no answer and no manager sent it back. */
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
        if (event.is(CustomerAsked.class)) {
            asked = at;
        } else if (event.is(ResolutionTold.class)) {
            told = at;
        } else if (event.is(CustomerConfirmed.class, Reopened.class, Moved.class, Withdrawn.class)) {
            told = null;
        } else if (event.facts() instanceof Closed closed) {
            told = null;
            closedForReview = closed.reviewWithin() == null ? null : at;
            closedForSurvey = at;
            afterClosing(closed);
        } else if (event.is(PostmortemApproved.class, PostmortemClosed.class)) {
            closedForReview = null;
        } else if (event.is(SurveyAnswered.class)) {
            closedForSurvey = null;
        } else if (event.facts() instanceof TierEntered entered) {
            alerted = null;
            heldUntil = null;
            acknowledgeWithin = entered.acknowledgeWithin();
        } else if (event.is(Alerted.class)) {
            alerted = at;
            heldUntil = null;
        } else if (event.facts() instanceof EscalationHeld held) {
            heldUntil = held.until();
        } else if (event.is(EscalationReleased.class)) {
            heldUntil = null;
        } else if (event.is(GivenBack.class)) {
            alerted = null;
            heldUntil = null;
        }
    }

    private void afterClosing(Closed closed) {
        reviewWithin = closed.reviewWithin() == null ? null : WorkingTime.parse(closed.reviewWithin());
        surveyRemindAfter = Duration.ofDays(closed.surveyRemindAfterDays());
        surveyEndsAfter = Duration.ofDays(closed.surveyEndsAfterDays());
    }
}
