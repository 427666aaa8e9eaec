package io.tierline.process;

import io.tierline.engine.CaseBusyException;
import io.tierline.engine.ConcurrencyFailure;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs an act in a transaction, and again in a new one when it lost a race. Within an outer transaction nothing can be
 * repeated: there it runs once.
 */
@Component
class RetryingTransaction {

    private static final int ATTEMPTS = 5;
    private static final int LONGEST_PAUSE_MILLIS = 40;

    private final TransactionTemplate transaction;

    RetryingTransaction(PlatformTransactionManager transactions) {
        this.transaction = new TransactionTemplate(transactions);
    }

    /** @throws CaseBusy when each attempt lost its race */
    <T> T run(Supplier<T> act) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return act.get();
        }
        for (int attempt = 1; ; attempt++) {
            try {
                return transaction.execute(status -> act.get());
            } catch (RuntimeException e) {
                if (!ConcurrencyFailure.is(e)) {
                    throw e;
                }
                if (attempt == ATTEMPTS) {
                    throw new CaseBusyException(e);
                }
                pause(attempt);
            }
        }
    }

    private static void pause(int attempt) {
        int millis = ThreadLocalRandom.current().nextInt(5, LONGEST_PAUSE_MILLIS * attempt);
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
    }
}
