package io.tierline.review;

import java.time.Instant;
import java.util.List;

/**
 * A postmortem: what was drafted from the ledger, and what its reviewers wrote.
 *
 * @param cycle the closing that it looks back on, from 1
 * @param state {@code drafted}, {@code in-review}, {@code approved} or {@code closed}
 * @param text the draft: what happened, in words
 * @param suggestions action items that the ledger speaks for
 * @param summary null until a reviewer wrote it, as the three that follow
 * @param rootCause prefilled from what the levels recorded, where they did
 */
public record Draft(
        long id,
        String caseKey,
        int cycle,
        String state,
        String text,
        List<String> suggestions,
        String summary,
        String rootCause,
        String customerImpact,
        String lessons,
        Instant draftedAt) {}
