package io.tierline.reporting;

import io.tierline.cases.Case;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.EventType;
import io.tierline.cases.RankAtEntry;
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
        switch (event.type()) {
            case EventType.TIER_ENTERED -> {
                if (escalatedAt == null && !Integer.valueOf(1).equals(RankAtEntry.of(event))) {
                    escalatedAt = event.happenedAt();
                }
            }
            case EventType.WORK_DONE -> handBacks += "hand-back".equals(event.text("outcome")) ? 1 : 0;
            case EventType.FIX_RECORDED -> fixedAt = event.happenedAt();
            case EventType.CLOSED -> fixedAt = fixedAt == null ? event.happenedAt() : fixedAt;
            case EventType.REOPENED -> fixedAt = null;
            case EventType.MET, EventType.BREACHED -> verdict(event);
            case EventType.CORRECTED -> corrected(event);
            case EventType.MESSAGE_QUEUED -> surveyAsked |= SURVEY.equals(event.text("template"));
            case EventType.SURVEY_ANSWERED -> {
                surveyAsked = true;
                score = event.number("score");
            }
            default -> {
                // No figure counts it.
            }
        }
    }

    private void verdict(CaseEvent event) {
        boolean met = event.is(EventType.MET);
        if (RESOLUTION.equals(event.text("clock"))) {
            resolutionDue = event.instant("due");
            if (met) {
                resolutionMet = true;
            } else {
                breaches.add(event.number("occurrence"));
            }
        } else if (NEXT_UPDATE.equals(event.text("clock"))) {
            promisesKept += met ? 1 : 0;
            promisesBroken += met ? 0 : 1;
        }
    }

    private void corrected(CaseEvent event) {
        if (RESOLUTION.equals(event.text("clock"))) {
            corrections.add(event.number("occurrence"));
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
