package io.tierline.cases;

import java.util.List;
import java.util.Set;

/**
 * Published inside the transaction that appended to a case's ledger, just before it commits: all of the ledger, and where
 * the new part begins. A listener may append again; then there is one more round.
 */
public record LedgerChanged(String caseKey, List<CaseEvent> ledger, int firstNew) {

    private static final Set<String> TIMELESS = Set.of(
            EventType.MESSAGE_QUEUED,
            EventType.MESSAGE_SENT,
            EventType.MESSAGE_FAILED,
            EventType.STATUS_LINK_SENT,
            EventType.STATUS_LINK_REVEALED,
            EventType.ISSUE_OPENED,
            EventType.WATCHER_ADDED,
            EventType.WATCHER_REMOVED,
            EventType.INTERNAL_NOTE);

    /** Whether any of it can start, stop or move a clock. What becomes of a message does not. */
    public boolean movesTime() {
        return added().stream().anyMatch(event -> !TIMELESS.contains(event.type()));
    }

    public List<CaseEvent> added() {
        return ledger.subList(firstNew, ledger.size());
    }
}
