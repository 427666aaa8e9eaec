package io.tierline.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * How many tries each has left: some at once, and one more after each interval (a token bucket; kept as the instant at
 * which all are there again). Kept in memory, for a bounded number; who is not known has all.
 */
class TokenBuckets {

    private static final int MOST = 50_000;

    private final Clock clock;
    private final Duration interval;
    private final Duration whole;
    private final Map<String, Instant> fullAt = new LinkedHashMap<>();

    /**
     * @param tries at once
     * @param interval after which there is one more
     */
    TokenBuckets(Clock clock, int tries, Duration interval) {
        this.clock = clock;
        this.interval = interval;
        this.whole = interval.multipliedBy(tries);
    }

    /** Whether there was a try left; if so it is taken. */
    synchronized boolean take(String who) {
        Instant next = full(who).plus(interval);
        if (next.isAfter(clock.instant().plus(whole))) {
            return false;
        }
        fullAt.remove(who);
        fullAt.put(who, next);
        forgetSome();
        return true;
    }

    /** Time until there is a try again; zero when there is one. */
    synchronized Duration untilNext(String who) {
        Duration until = Duration.between(clock.instant().plus(whole), full(who).plus(interval));
        return until.isNegative() ? Duration.ZERO : until;
    }

    synchronized void giveBack(String who) {
        fullAt.computeIfPresent(who, (id, full) -> full.minus(interval));
    }

    synchronized void forget(String who) {
        fullAt.remove(who);
    }

    synchronized void forgetIf(Predicate<String> who) {
        fullAt.keySet().removeIf(who);
    }

    /** Not later than after a whole allowance from now: the clock of the machine may have been set back. */
    private Instant full(String who) {
        Instant now = clock.instant();
        Instant full = fullAt.getOrDefault(who, now);
        Instant latest = now.plus(whole);
        return full.isBefore(now) ? now : full.isAfter(latest) ? latest : full;
    }

    /**
     * A sender who has all tries again is forgotten first. If that is not enough, the one who tried the longest time
     * ago.
     */
    private void forgetSome() {
        if (fullAt.size() <= MOST) {
            return;
        }
        Instant now = clock.instant();
        fullAt.values().removeIf(full -> !full.isAfter(now));
        for (Iterator<String> oldest = fullAt.keySet().iterator(); fullAt.size() > MOST && oldest.hasNext(); ) {
            oldest.next();
            oldest.remove();
        }
    }
}
