package io.tierline.polls;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Wakes this node's workers when there is something to do. A worker takes the count before it looks for work, and passes it
 * to {@link #sleep}. So it misses nothing that came in meanwhile.
 */
public class WakeSignal {

    private final Lock lock = new ReentrantLock();
    private final Condition step = lock.newCondition();
    private long count;

    /** Wakes them once the running transaction has committed; at once where none runs. */
    public void upAfterCommit() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            up();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                up();
            }
        });
    }

    public void up() {
        lock.lock();
        try {
            count++;
            step.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** What {@link #sleep} is told, taken before looking for work. */
    public long count() {
        lock.lock();
        try {
            return count;
        } finally {
            lock.unlock();
        }
    }

    /** Returns when that time is over, or at once when {@link #up} was called since the count was taken. */
    public void sleep(long since, Duration longest) throws InterruptedException {
        lock.lock();
        try {
            long nanos = longest.toNanos();
            while (count == since && nanos > 0) {
                nanos = step.awaitNanos(nanos);
            }
        } finally {
            lock.unlock();
        }
    }
}
