package io.tierline.sla;

import io.tierline.cases.CaseEvent;
import io.tierline.cases.events.ClosureEvents.Closed;
import io.tierline.cases.events.ClosureEvents.FixRecorded;
import io.tierline.cases.events.ClosureEvents.Reopened;
import io.tierline.cases.events.ClosureEvents.ResolutionTold;
import io.tierline.cases.events.ClosureEvents.Withdrawn;
import io.tierline.cases.events.IntakeEvents.MergedIn;
import io.tierline.cases.events.WorkEvents.Fixed;
import io.tierline.cases.events.WorkEvents.Moved;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * From the case's start to the fix. Reopening, or a manager who sends a solved case back to a level, leaves the first cycle
 * as it is and starts a second. What stops it is the fix that a level records, or that came from elsewhere; without one,
 * that the customer was told, or that it was closed.
 */
final class Resolution implements RunDetector {

    private final List<ClockRun> cycles = new ArrayList<>();

    Resolution(Instant start) {
        begin(start);
    }

    private void begin(Instant start) {
        cycles.add(ClockRun.of(Clock.RESOLUTION, cycles.size() + 1, start, SlaPolicy.RESOLUTION));
    }

    @Override
    public void see(CaseEvent event) {
        ClockRun cycle = cycles.get(cycles.size() - 1);
        if (event.is(FixRecorded.class, Fixed.class, ResolutionTold.class, Closed.class)) {
            cycle.done(event.happenedAt());
        } else if (event.facts() instanceof MergedIn mergedIn) {
            // A later cycle began with a reopening of this case, not with what either case was opened for.
            if (cycles.size() == 1) {
                cycle.countFrom(CarriedOver.of(mergedIn).startedAt());
            }
        } else if (event.is(Withdrawn.class)) {
            cycle.cancel(event.happenedAt());
        } else if (event.is(Reopened.class, Moved.class)) {
            if (cycle.end != null) {
                begin(event.happenedAt());
            }
        }
    }

    @Override
    public List<ClockRun> runs() {
        return cycles;
    }

    /** All cycles as one clock that leaves out the time in which the case was solved. */
    ClockRun total(Pauses waiting) {
        ClockRun first = cycles.get(0);
        ClockRun last = cycles.get(cycles.size() - 1);
        ClockRun total = ClockRun.withoutTarget(Clock.RESOLUTION_TOTAL, first.start);
        List<Pause> pauses = new ArrayList<>(waiting.list());
        for (int i = 1; i < cycles.size(); i++) {
            pauses.add(new Pause(cycles.get(i - 1).end, cycles.get(i).start, "solved, until it was reopened"));
        }
        pauses.sort((a, b) -> a.from().compareTo(b.from()));
        total.pauses = new Pauses(List.copyOf(pauses));
        if (last.end != null) {
            if (last.cancelled) {
                total.cancel(last.end);
            } else {
                total.done(last.end);
            }
        }
        return total;
    }
}
