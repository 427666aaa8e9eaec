package io.tierline.history;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Collects what the running transaction has to say, and writes it with one statement a table right before the commit: after
 * all that is done at the commit itself, because processes go on there too. Rolled back, it leaves nothing.
 */
@Component
class HistoryTransaction implements TransactionExecutionListener {

    private final HistoryTable table;

    HistoryTransaction(HistoryTable table) {
        this.table = table;
    }

    /** What is collected in the running transaction. */
    Collected current() {
        Collected found = (Collected) TransactionSynchronizationManager.getResource(this);
        if (found == null) {
            found = new Collected();
            TransactionSynchronizationManager.bindResource(this, found);
            TransactionSynchronizationManager.registerSynchronization(found);
        }
        return found;
    }

    @Override
    public void beforeCommit(TransactionExecution transaction) {
        Collected found = (Collected) TransactionSynchronizationManager.getResource(this);
        if (found != null) {
            table.insert(found.answers);
            table.write(found.stays);
        }
    }

    /** Bound to its transaction: put aside while another one runs, and gone when it ends. */
    class Collected implements TransactionSynchronization {

        private final List<DecisionAnswer> answers = new ArrayList<>();
        private final Map<String, Stay> stays = new LinkedHashMap<>();

        List<DecisionAnswer> answers() {
            return answers;
        }

        /** By what the engine knows a stay. */
        Map<String, Stay> stays() {
            return stays;
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(HistoryTransaction.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(HistoryTransaction.this, this);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(HistoryTransaction.this);
        }
    }
}
