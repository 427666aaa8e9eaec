package io.tierline.sla;

import io.tierline.calendar.WorkingTime;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** When a clock began and ended, by the ledger alone; how long it may take and what it counts come later. */
final class ClockRun {

    final String name;
    int occurrence;
    final String holder;
    Instant start;
    final Function<SlaPolicy, Optional<WorkingTime>> target;

    /** Of a promise: the instant that the customer was told. Null for a clock whose target is a policy's. */
    final Instant promised;

    /** What the promise was made of, such as {@code PT2H}; null for the policy's interval. */
    final String promisedEvery;

    /** Stretches that this clock alone leaves out, beside waiting; null for the case's own pauses. */
    Pauses pauses;

    /** Null while it is open. */
    Instant end;

    /** True when it ended without being met: what it was about came to nothing. */
    boolean cancelled;

    /** True when it ended because its time was up: then even an end at the very instant at which it is due is late. */
    boolean lapsed;

    private ClockRun(
            String name,
            int occurrence,
            String holder,
            Instant start,
            Function<SlaPolicy, Optional<WorkingTime>> target,
            Instant promised,
            String promisedEvery) {
        this.name = name;
        this.occurrence = occurrence;
        this.holder = holder;
        this.start = start;
        this.target = target;
        this.promised = promised;
        this.promisedEvery = promisedEvery;
    }

    static ClockRun of(String name, int occurrence, Instant start, String output) {
        return new ClockRun(name, occurrence, null, start, policy -> policy.target(output), null, null);
    }

    static ClockRun atTier(
            String name,
            int assignment,
            String tier,
            Instant start,
            Function<SlaPolicy, Optional<WorkingTime>> target) {
        return new ClockRun(name, assignment, tier, start, target, null, null);
    }

    static ClockRun promise(int number, Instant start, Instant due, String every) {
        return new ClockRun(
                Clock.NEXT_UPDATE, number, null, start, policy -> policy.target(SlaPolicy.UPDATE_EVERY), due, every);
    }

    static ClockRun withoutTarget(String name, Instant start) {
        return new ClockRun(name, 1, null, start, policy -> Optional.empty(), null, null);
    }

    /** Counts from earlier on, as long as it is open. */
    void countFrom(Instant earlier) {
        if (end == null && earlier.isBefore(start)) {
            start = earlier;
        }
    }

    void done(Instant at) {
        end(at, false);
    }

    void lapse(Instant at) {
        lapsed = end == null;
        end(at, false);
    }

    void cancel(Instant at) {
        end(at, true);
    }

    private void end(Instant at, boolean without) {
        if (end == null) {
            end = at;
            cancelled = without;
        }
    }

    /** Policies from then on do not touch it. One that its time was up by is pinned at the instant of its end. */
    Instant untilPolicy() {
        return end != null && lapsed ? end.plusNanos(1) : end;
    }
}
