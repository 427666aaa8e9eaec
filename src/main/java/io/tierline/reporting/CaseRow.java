package io.tierline.reporting;

import java.time.Instant;

/**
 * A case as the figures see it.
 *
 * @param counted whether the figure that was opened counts it, or only looks at it
 * @param repeated whether it was reopened, or is the same trouble as an earlier one
 */
record CaseRow(
        String caseKey,
        boolean counted,
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
        int hops,
        int handBacks,
        int reopened,
        boolean repeated,
        int promisesKept,
        int promisesBroken,
        boolean surveyAsked,
        Integer score) {}
