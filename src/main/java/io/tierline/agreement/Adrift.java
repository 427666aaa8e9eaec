package io.tierline.agreement;

import java.time.Instant;
import java.util.List;

/**
 * A case, or a process without a case, on which ledger and engine do not agree.
 *
 * @param subject the case's key, or the process's id
 * @param caseKey null for a process that has no case
 * @param firstSeen in UTC, as the others
 * @param confirmedAt null while it may still be a case on its way from one step to the next
 * @param task the process instance with the administrators' task; null without one
 * @param leftAt when an administrator decided to leave it as it is; null without such a decision
 */
public record Adrift(
        String subject,
        String caseKey,
        List<Kind> kinds,
        Instant firstSeen,
        Instant lastSeen,
        Instant confirmedAt,
        String task,
        Instant leftAt,
        String leftBy) {

    public boolean confirmed() {
        return confirmedAt != null;
    }

    public boolean left() {
        return leftAt != null;
    }
}
