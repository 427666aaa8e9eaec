package io.tierline.security;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Checking a password takes a processor some tenths of a second. So many are checked at once as there are processors, in
 * the order in which they came, and of those who send too many wrong ones a single one: they wait for each other.
 */
class PasswordHashingLimit {

    /** Seconds; a caller who waits longer is told to come again. */
    private static final int LONGEST_WAIT = 5;

    /** A request that waits holds a thread of the web server. */
    private static final int MOST_LATE = 8;

    private final Semaphore all;
    private final Semaphore late = new Semaphore(1, true);

    PasswordHashingLimit(int processors) {
        this.all = new Semaphore(processors, true);
    }

    /** @param inTime false for a caller who has sent too many wrong passwords */
    boolean take(boolean inTime) {
        if (inTime) {
            return take(all);
        }
        if (late.getQueueLength() >= MOST_LATE || !take(late)) {
            return false;
        }
        if (take(all)) {
            return true;
        }
        late.release();
        return false;
    }

    private static boolean take(Semaphore turns) {
        try {
            return turns.tryAcquire(LONGEST_WAIT, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void giveBack(boolean inTime) {
        all.release();
        if (!inTime) {
            late.release();
        }
    }
}
