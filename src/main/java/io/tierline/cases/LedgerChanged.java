package io.tierline.cases;

import io.tierline.cases.events.EventFacts;
import io.tierline.cases.events.IntakeEvents.EarlierHelped;
import io.tierline.cases.events.IntakeEvents.InternalNote;
import io.tierline.cases.events.MessageEvents.MessageFailed;
import io.tierline.cases.events.MessageEvents.MessageQueued;
import io.tierline.cases.events.MessageEvents.MessageSent;
import io.tierline.cases.events.MessageEvents.StatusLinkRevealed;
import io.tierline.cases.events.MessageEvents.StatusLinkSent;
import io.tierline.cases.events.OversightEvents.WatcherAdded;
import io.tierline.cases.events.OversightEvents.WatcherRemoved;
import io.tierline.cases.events.WorkEvents.IssueOpened;
import java.util.List;
import java.util.Set;

/**
 * Published inside the transaction that appended to a case's ledger, just before it commits: all of the ledger, and where
 * the new part begins. A listener may append again; then there is one more round.
 */
public record LedgerChanged(String caseKey, List<CaseEvent> ledger, int firstNew) {

    private static final Set<Class<? extends EventFacts>> TIMELESS = Set.of(
            MessageQueued.class,
            MessageSent.class,
            MessageFailed.class,
            StatusLinkSent.class,
            StatusLinkRevealed.class,
            IssueOpened.class,
            EarlierHelped.class,
            WatcherAdded.class,
            WatcherRemoved.class,
            InternalNote.class);

    /** Whether any of it can start, stop or move a clock. What becomes of a message does not. */
    public boolean movesTime() {
        return added().stream()
                .anyMatch(event -> !TIMELESS.contains(event.facts().getClass()));
    }

    public List<CaseEvent> added() {
        return ledger.subList(firstNew, ledger.size());
    }
}
