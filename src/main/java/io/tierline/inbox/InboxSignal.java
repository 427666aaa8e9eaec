package io.tierline.inbox;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/**
 * Wakes this node's workers when something came in. A worker takes the count before it looks for work, and passes it to
 * {@link #sleep}. So it misses nothing that came in meanwhile.
 */
@Component
class InboxSignal {

    private final Lock lock = new ReentrantLock();
    private final Condition step = lock.newCondition();
    private long count;

    void up() {
        lock.lock();
        try {
            count++;
            step.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** What {@link #sleep} is told, taken before looking for work. */
    long count() {
        lock.lock();
        try {
            return count;
        } finally {
            lock.unlock();
        }
    }

    /** Returns when that time is over, or at once when {@link #up} was called since the count was taken. */
    void sleep(long since, Duration longest) throws InterruptedException {
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
