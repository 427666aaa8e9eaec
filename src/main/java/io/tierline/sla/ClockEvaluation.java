package io.tierline.sla;

import io.tierline.calendar.WorkingCalendar;
import io.tierline.calendar.WorkingTime;
import io.tierline.sla.Policies.Pin;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a run comes to by the evidence there is, whatever verdicts were written before.
 *
 * <p>Under each policy that the clock had, its target counts from the clock's own start, pauses carried over, so that
 * going to and fro gains no time. It is breached once the target of the policy then in force is used up while it is
 * open. A change that finds it late already breaches it once, at the instant at which the new target was used up.
 */
final class ClockEvaluation {

    /** How it stands. */
    enum Outcome {
        OPEN,
        MET,
        BREACHED,
        CANCELLED
    }

    /** A promise is reminded of before it falls due, also when the policy asks for no warnings. */
    private static final BigDecimal REMINDER_SHARE = new BigDecimal("0.75");

    final ClockRun run;
    final List<Pin> pins;
    final Pin inForce;

    /** In words of the policy in force, or of the promise; null for none. */
    final String target;

    final Pauses pauses;
    final Instant now;

    /** Null without a target, and while waiting puts it off; of a breached clock, the due instant that it missed. */
    final Instant due;

    /** Null for no warning, while waiting puts it off, and once the clock has ended. */
    final Instant atRisk;

    final Outcome outcome;

    /** Working time that pauses took out so far. */
    final Duration paused;

    /** Working time used so far. */
    final Duration elapsed;

    /** When it was breached; null when it was not. */
    final Instant breachedAt;

    ClockEvaluation(ClockRun run, Policies policies, Pauses casePauses, Instant now) {
        this.run = run;
        this.pins = policies.of(run.start, run.untilPolicy());
        this.inForce = pins.get(pins.size() - 1);
        this.pauses = run.pauses == null ? casePauses : run.pauses;
        this.now = now;
        this.target = run.promisedEvery != null
                ? run.promisedEvery
                : run.target.apply(inForce.policy()).map(WorkingTime::toString).orElse(null);
        this.breachedAt = breach();
        this.due = breachedAt == null ? dueUnder(inForce) : breachedAt;
        this.atRisk = run.end == null ? atRiskUnder(inForce) : null;
        this.outcome = outcome();
        this.paused = pauses.within(run.start, until(), inForce.calendar());
        this.elapsed = inForce.calendar().elapsed(run.start, until()).minus(paused);
    }

    private Instant breach() {
        for (int i = 0; i < pins.size(); i++) {
            Instant pinned = dueUnder(pins.get(i));
            if (pinned == null) {
                continue;
            }
            boolean last = i == pins.size() - 1;
            // Done at the very instant at which it is due is in time; still open at it is not.
            boolean late = last && run.end != null
                    ? pinned.isBefore(run.end) || (run.lapsed && pinned.equals(run.end))
                    : !pinned.isAfter(last ? now : pins.get(i + 1).at());
            if (late) {
                return pinned;
            }
        }
        return null;
    }

    private Outcome outcome() {
        if (breachedAt != null) {
            return Outcome.BREACHED;
        }
        if (run.end == null) {
            return Outcome.OPEN;
        }
        return run.cancelled ? Outcome.CANCELLED : Outcome.MET;
    }

    private Instant dueUnder(Pin pin) {
        Instant unpaused = unpausedDue(pin);
        return unpaused == null ? null : pauses.pushOut(run.start, unpaused, pin.calendar());
    }

    private Instant unpausedDue(Pin pin) {
        if (run.promised != null) {
            return run.promised;
        }
        Optional<WorkingTime> target = run.target.apply(pin.policy());
        return target.map(time -> pin.calendar().due(run.start, time)).orElse(null);
    }

    private Instant atRiskUnder(Pin pin) {
        Instant unpaused = unpausedDue(pin);
        if (unpaused == null) {
            return null;
        }
        WorkingCalendar calendar = pin.calendar();
        Duration whole = calendar.elapsed(run.start, unpaused);
        Duration part = beforeWarning(pin.policy(), whole);
        return part == null ? null : pauses.pushOut(run.start, calendar.due(run.start, part), calendar);
    }

    /** Null for no warning: none is asked for, or the span is longer than the target. */
    private Duration beforeWarning(SlaPolicy policy, Duration whole) {
        Optional<WorkingTime> span = policy.target(SlaPolicy.AT_RISK_BEFORE);
        if (span.isPresent() && whole.compareTo(span.get().hours()) > 0) {
            return whole.minus(span.get().hours());
        }
        BigDecimal share = policy.atRiskShare() == null && run.promised != null ? REMINDER_SHARE : policy.atRiskShare();
        return share == null || whole.isZero() ? null : share(whole, share);
    }

    private static Duration share(Duration whole, BigDecimal share) {
        return Duration.ofNanos(
                BigDecimal.valueOf(whole.toNanos()).multiply(share).longValue());
    }

    boolean hasTarget() {
        return run.promised != null || target != null;
    }

    boolean isOpen() {
        return run.end == null;
    }

    boolean isWaiting() {
        return isOpen() && pauses.openAt(now);
    }

    /** Until when it counts. */
    Instant until() {
        return run.end == null ? now : run.end;
    }
}
