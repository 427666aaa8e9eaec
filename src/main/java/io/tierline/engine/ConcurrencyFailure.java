package io.tierline.engine;

import java.sql.SQLException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEnginePersistenceException;
import org.springframework.dao.ConcurrencyFailureException;

/**
 * Tells whether something failed only because another transaction was quicker, so that the next attempt may succeed.
 * The engine says it as an optimistic locking or a persistence exception, PostgreSQL as a deadlock.
 */
public final class ConcurrencyFailure {

    private static final String DEADLOCK = "40P01";

    /** A foreign key that is gone: the race against the deletion of a task or an execution. */
    private static final String FOREIGN_KEY_GONE = "23503";

    private ConcurrencyFailure() {}

    public static boolean is(RuntimeException e) {
        if (e instanceof ProcessEnginePersistenceException) {
            return hasState(e, FOREIGN_KEY_GONE) || hasState(e, DEADLOCK);
        }
        return e instanceof OptimisticLockingException || e instanceof ConcurrencyFailureException;
    }

    private static boolean hasState(Throwable e, String sqlState) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sqlState.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
