package io.tierline.limits;

import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.apache.coyote.ActionCode;
import org.apache.coyote.InputBuffer;
import org.apache.coyote.Request;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/**
 * Stands below everything that reads a request's body, the server's own parsing of forms included. It never blocks on the
 * network: it looks whether more has come, so that a body that does not come ends in time, and so that only a bounded number
 * of threads waits for bodies.
 */
final class WatchedBody implements InputBuffer {

    /** Small bodies are always taken. */
    private static final long FREE = 64L * 1024;

    /** What is on its way already needs no place among the slow ones. */
    private static final long GRACE = TimeUnit.MILLISECONDS.toNanos(250);

    private static final long FIRST_PAUSE = TimeUnit.MICROSECONDS.toNanos(200);
    private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(20);

    private final Request request;
    private final InputBuffer inner;
    private final BodyBudget budget;
    private final Semaphore slow;
    private final LimitsSettings limits;
    private final long largest;
    private long began;
    private long read;
    private long reserved;
    private boolean holdsPlace;
    private BodyRefusedException refused;

    WatchedBody(Request request, BodyBudget budget, Semaphore slow, LimitsSettings limits, long largest) {
        this.request = request;
        this.inner = request.getInputBuffer();
        this.budget = budget;
        this.slow = slow;
        this.limits = limits;
        this.largest = largest;
    }

    @Override
    public int doRead(ApplicationBufferHandler handler) throws IOException {
        if (refused != null) {
            throw refused;
        }
        try {
            if (began == 0) {
                began = System.nanoTime();
                reserve(announced());
            }
            await();
            int bytes = inner.doRead(handler);
            if (bytes > 0) {
                read += bytes;
                if (read > largest) {
                    throw BodyRefusedException.tooLarge(largest);
                }
                reserve(read);
            }
            return bytes;
        } catch (BodyRefusedException e) {
            refused = e;
            throw e;
        }
    }

    @Override
    public int available() {
        return inner.available();
    }

    /** Null while nothing of it was refused. */
    BodyRefusedException refused() {
        return refused;
    }

    /** The length that the request tells beforehand; 0 where it tells none, or none that is a number. */
    long announced() {
        try {
            return Math.max(0, request.getContentLengthLong());
        } catch (NumberFormatException e) {
            return 0; // The server has refused the request for it already, and only wants the answer written.
        }
    }

    private void reserve(long bytes) {
        long more = bytes - FREE - reserved;
        if (more > 0) {
            budget.reserve(more);
            reserved += more;
        }
    }

    private void await() {
        long pause = FIRST_PAUSE;
        long since = System.nanoTime();
        while (!isFinished() && !hasMore()) {
            long now = System.nanoTime();
            if (now - since > GRACE && !holdsPlace) {
                if (!slow.tryAcquire()) {
                    throw BodyRefusedException.tooMany();
                }
                holdsPlace = true;
            }
            if (now - began > patience()) {
                throw BodyRefusedException.tooSlow();
            }
            LockSupport.parkNanos(pause);
            pause = Math.min(LONGEST_PAUSE, pause * 2);
        }
    }

    private long patience() {
        return limits.patience().toNanos()
                + TimeUnit.SECONDS.toNanos(1) * read / limits.slowest().toBytes();
    }

    boolean isFinished() {
        AtomicBoolean finished = new AtomicBoolean();
        request.action(ActionCode.REQUEST_BODY_FULLY_READ, finished);
        return finished.get();
    }

    private boolean hasMore() {
        request.action(ActionCode.AVAILABLE, Boolean.TRUE);
        return request.getAvailable() > 0;
    }

    /**
     * Takes what has come of a body that was not read, for a little while, so that the answer is not lost with the
     * connection.
     *
     * @return whether the whole body has been read
     */
    boolean drain(ApplicationBufferHandler nowhere, long nanos) {
        long until = System.nanoTime() + (refused == null ? nanos : 0);
        try {
            for (long taken = 0; taken < largest; ) {
                if (isFinished()) {
                    return true;
                }
                if (hasMore()) {
                    taken += Math.max(1, inner.doRead(nowhere));
                } else if (System.nanoTime() > until) {
                    return false;
                } else {
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
                }
            }
        } catch (IOException | RuntimeException e) {
            // The connection is of no use any more.
        }
        return false;
    }

    /** At the request's end; the server uses the same request again for the next one. */
    void restore() {
        request.setInputBuffer(inner);
        budget.release(reserved);
        if (holdsPlace) {
            slow.release();
        }
    }
}
