package io.tierline.casefile;

import java.util.List;

/**
 * Published inside the transaction that appended to a case's ledger, just before it commits: all of the ledger, and where
 * the new part begins. A listener may append again; then there is one more round.
 */
public record LedgerChanged(String caseKey, List<CaseEvent> ledger, int firstNew) {

    public List<CaseEvent> added() {
        return ledger.subList(firstNew, ledger.size());
    }
}
