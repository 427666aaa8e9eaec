package io.tierline.notifications;

import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;

/** Transactions that can end as when their process is killed just before the commit; counts those that were committed. */
class KillableTransactions implements PlatformTransactionManager {

    private final PlatformTransactionManager real;
    private boolean kill;
    private int commits;

    KillableTransactions(PlatformTransactionManager real) {
        this.real = real;
    }

    /** The next one. */
    void killAtCommit() {
        kill = true;
    }

    int commits() {
        return commits;
    }

    @Override
    public TransactionStatus getTransaction(TransactionDefinition definition) {
        return real.getTransaction(definition);
    }

    @Override
    public void commit(TransactionStatus status) {
        if (kill) {
            kill = false;
            real.rollback(status);
            throw new Killed();
        }
        real.commit(status);
        commits++;
    }

    @Override
    public void rollback(TransactionStatus status) {
        real.rollback(status);
    }
}
