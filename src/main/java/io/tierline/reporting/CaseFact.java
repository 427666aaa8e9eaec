package io.tierline.reporting;

import io.tierline.cases.CaseEvent;
import java.time.Instant;
import java.util.List;

/**
 * What the figures need of a case, folded from its ledger alone: the same ledger gives the same fact. Nothing here
 * depends on the time of day, so that nothing needs to be written while nothing happens.
 *
 * @param openedAt when it, or the earliest case that was merged into it, opened
 * @param tier the level that has the case, or had it last
 * @param escalatedAt when a level other than Tier 1 first took it over; null while none did
 * @param resolvedAt when the fix was recorded, or the case closed without one; null again after a reopening
 * @param resolutionDue of the resolution clock's latest verdict
 * @param resolutionVerdict {@code met}, {@code breached}, or null before the first verdict; one breach stays one
 * @param resolutionCorrected whether late evidence showed each breach to be none; the verdict stands all the same
 * @param isRepeat whether it is the same trouble as an earlier case
 * @param score of the latest survey answer, 1 to 5, or null
 */
record CaseFact(
        String caseKey,
        Instant openedAt,
        String state,
        String customer,
        String plan,
        String category,
        String component,
        String priority,
        String tier,
        Instant escalatedAt,
        Instant resolvedAt,
        Instant closedAt,
        Instant resolutionDue,
        String resolutionVerdict,
        boolean resolutionCorrected,
        int assignments,
        int handBacks,
        int reopened,
        int promisesKept,
        int promisesBroken,
        boolean surveyAsked,
        Integer score,
        boolean isRepeat) {

    static CaseFact fold(List<CaseEvent> ledger) {
        CaseFactFold fold = new CaseFactFold();
        ledger.forEach(fold::apply);
        return fold.result(ledger);
    }
}
