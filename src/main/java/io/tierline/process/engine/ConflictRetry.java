package io.tierline.process.engine;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEnginePersistenceException;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Stands in front of the transaction and repeats a command that lost a race: two people claim one task, an
 * acknowledgement meets its time-out. The loser is told by the engine as an optimistic locking or a persistence
 * exception, by PostgreSQL as a deadlock. Inside somebody else's transaction nothing can be repeated, and jobs are
 * repeated by the job executor.
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
            } catch (OptimisticLockingException | ProcessEnginePersistenceException | ConcurrencyFailureException e) {
                if (attempt == ATTEMPTS || !lostRace(e)) {
                    throw e;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(
                        ThreadLocalRandom.current().nextInt(5, 20 * attempt)));
            }
        }
    }

    private static boolean lostRace(RuntimeException e) {
        // A foreign key that is gone (23503) is the race against the deletion of a task or an execution.
        return !(e instanceof ProcessEnginePersistenceException) || hasState(e, "23503") || hasState(e, "40P01");
    }

    private static boolean hasState(Throwable e, String sqlState) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof java.sql.SQLException sql && sqlState.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
