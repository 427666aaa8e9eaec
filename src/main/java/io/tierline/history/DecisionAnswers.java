package io.tierline.history;

import java.util.List;
import org.springframework.stereotype.Component;

/** Which rule of which decision answered, with which inputs and outputs. */
@Component
public class DecisionAnswers {

    private final HistoryTransaction transaction;
    private final HistoryTable table;

    DecisionAnswers(HistoryTransaction transaction, HistoryTable table) {
        this.transaction = transaction;
        this.table = table;
    }

    /** Written when the running transaction commits. */
    public void record(DecisionAnswer answer) {
        transaction.current().answers().add(answer);
    }

    /** Oldest first. */
    public List<DecisionAnswer> of(String caseKey) {
        return table.answers(caseKey);
    }
}
