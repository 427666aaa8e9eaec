package io.tierline.reporting;

import io.tierline.cases.Case;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.events.ClosureEvents.Closed;
import io.tierline.cases.events.ClosureEvents.FixRecorded;
import io.tierline.cases.events.ClosureEvents.Reopened;
import io.tierline.cases.events.MessageEvents.MessageQueued;
import io.tierline.cases.events.ReviewEvents.SurveyAnswered;
import io.tierline.cases.events.VerdictEvents;
import io.tierline.cases.events.VerdictEvents.Breached;
import io.tierline.cases.events.VerdictEvents.Corrected;
import io.tierline.cases.events.VerdictEvents.Met;
import io.tierline.cases.events.WorkEvents.TierEntered;
import io.tierline.cases.events.WorkEvents.WorkDone;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The fold behind {@link CaseFact#fold}: what {@link Case} does not tell. */
final class CaseFactFold {

    private static final String RESOLUTION = "resolution";
    private static final String NEXT_UPDATE = "next-update";
    private static final String SURVEY = "survey";

    private Instant escalatedAt;
    private Instant fixedAt;
    private Instant resolutionDue;
    private boolean resolutionMet;
    private final Set<Integer> breaches = new HashSet<>();
    private final Set<Integer> corrections = new HashSet<>();
    private int handBacks;
    private int promisesKept;
    private int promisesBroken;
    private boolean surveyAsked;
    private Integer score;

    void apply(CaseEvent event) {
        if (event.facts() instanceof TierEntered entered) {
            if (escalatedAt == null && !Integer.valueOf(1).equals(entered.rank())) {
                escalatedAt = event.happenedAt();
            }
        } else if (event.facts() instanceof WorkDone done) {
            handBacks += "hand-back".equals(done.outcome()) ? 1 : 0;
        } else if (event.is(FixRecorded.class)) {
            fixedAt = event.happenedAt();
        } else if (event.is(Closed.class)) {
            fixedAt = fixedAt == null ? event.happenedAt() : fixedAt;
        } else if (event.is(Reopened.class)) {
            fixedAt = null;
        } else if (event.facts() instanceof VerdictEvents verdict) {
            verdict(verdict);
        } else if (event.facts() instanceof MessageQueued queued) {
            surveyAsked |= SURVEY.equals(queued.template());
        } else if (event.facts() instanceof SurveyAnswered answer) {
            surveyAsked = true;
            score = answer.score();
        }
    }

    private void verdict(VerdictEvents verdict) {
        boolean resolution = RESOLUTION.equals(verdict.clock());
        boolean met = verdict instanceof Met;
        if (verdict instanceof Corrected) {
            if (resolution) {
                corrections.add(verdict.occurrence());
            }
        } else if (met || verdict instanceof Breached) {
            if (resolution) {
                resolutionDue = verdict.due();
                resolutionMet |= met;
                if (!met) {
                    breaches.add(verdict.occurrence());
                }
            } else if (NEXT_UPDATE.equals(verdict.clock())) {
                promisesKept += met ? 1 : 0;
                promisesBroken += met ? 0 : 1;
            }
        }
    }

    CaseFact result(List<CaseEvent> ledger) {
        Case file = Case.fold(ledger);
        String verdict = breaches.isEmpty() ? (resolutionMet ? "met" : null) : "breached";
        return new CaseFact(
                file.caseKey(),
                file.startedAt(),
                file.state().code(),
                file.customer(),
                file.plan(),
                file.category(),
                file.component(),
                file.priority(),
                file.tier(),
                escalatedAt,
                fixedAt,
                file.closedAt(),
                resolutionDue,
                verdict,
                !breaches.isEmpty() && corrections.containsAll(breaches),
                file.assignments().size(),
                handBacks,
                file.reopened(),
                promisesKept,
                promisesBroken,
                surveyAsked,
                score,
                file.isRepeat());
    }
}
