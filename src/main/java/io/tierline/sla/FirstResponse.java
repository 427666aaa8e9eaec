package io.tierline.sla;

import io.tierline.cases.CaseEvent;
import io.tierline.cases.events.ClosureEvents.Closed;
import io.tierline.cases.events.ClosureEvents.Withdrawn;
import io.tierline.cases.events.IntakeEvents.MergedIn;
import java.time.Instant;
import java.util.List;

/**
 * From the case's start to the first public message of a person of ours. A merge brings the other case's start, and its
 * first answer, as long as there is none here.
 */
final class FirstResponse implements RunDetector {

    private final ClockRun run;

    FirstResponse(Instant start) {
        run = ClockRun.of(Clock.FIRST_RESPONSE, 1, start, SlaPolicy.FIRST_RESPONSE);
    }

    @Override
    public void see(CaseEvent event) {
        if (event.isOurMessage()) {
            run.done(event.happenedAt());
        } else if (event.facts() instanceof MergedIn mergedIn) {
            CarriedOver earlier = CarriedOver.of(mergedIn);
            run.countFrom(earlier.startedAt());
            earlier.answered().ifPresent(run::done);
        } else if (event.is(Closed.class, Withdrawn.class)) {
            run.cancel(event.happenedAt());
        }
    }

    @Override
    public List<ClockRun> runs() {
        return List.of(run);
    }
}
