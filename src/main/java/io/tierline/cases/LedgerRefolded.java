package io.tierline.cases;

import java.util.List;

/**
 * Published inside a transaction that holds a case and makes what is folded from its ledger again. Nothing has happened to
 * the case. A listener writes what it folds, whatever stands there, and appends nothing.
 */
public record LedgerRefolded(String caseKey, List<CaseEvent> ledger) {}
