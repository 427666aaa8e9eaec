package io.tierline.limits;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/** What all bodies together may take: bytes in memory, and threads that wait for more. */
final class BodyBudget {

    private final long most;
    private final AtomicLong reserved = new AtomicLong();
    private final Semaphore slowOfSignedIn;
    private final Semaphore slowOfOthers;

    BodyBudget(LimitsSettings limits) {
        most = limits.budget();
        slowOfSignedIn = new Semaphore(limits.slowBodies());
        slowOfOthers = new Semaphore(limits.slowBodies());
    }

    /** @throws BodyRefusedException when there is no room */
    void reserve(long bytes) {
        if (reserved.addAndGet(bytes) > most) {
            reserved.addAndGet(-bytes);
            throw BodyRefusedException.tooMany();
        }
    }

    void release(long bytes) {
        reserved.addAndGet(-bytes);
    }

    /** Where a body is read only after its sender has signed in: those from outside must not take these places. */
    Semaphore slow(String path) {
        return path.startsWith("/api/") || path.startsWith("/engine-rest/") ? slowOfSignedIn : slowOfOthers;
    }
}
