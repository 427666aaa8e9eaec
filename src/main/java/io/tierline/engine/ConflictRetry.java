package io.tierline.engine;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Stands in front of the transaction and repeats a command that lost a race: two people claim one task, an
 * acknowledgement meets its time-out. Inside an outer transaction nothing can be repeated, and jobs are repeated
 * by the job executor.
 */
class ConflictRetry extends CommandInterceptor {

    private static final int ATTEMPTS = 5;

    @Override
    public <T> T execute(Command<T> command) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return next.execute(command);
        }
        for (int attempt = 1; ; attempt++) {
            try {
                return next.execute(command);
            } catch (RuntimeException e) {
                if (attempt == ATTEMPTS || !ConcurrencyFailure.is(e)) {
                    throw e;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(
                        ThreadLocalRandom.current().nextInt(5, 20 * attempt)));
            }
        }
    }
}
