package io.tierline.sla;

import io.tierline.cases.CaseEvent;
import io.tierline.cases.events.ClosureEvents.Closed;
import io.tierline.cases.events.ClosureEvents.ResolutionTold;
import io.tierline.cases.events.ClosureEvents.Withdrawn;
import io.tierline.cases.events.MessageEvents.UpdatePromised;
import java.util.ArrayList;
import java.util.List;

/**
 * Each promise of a next update. Only a public update keeps it, or the word that the case is solved, which also ends the
 * promising. A newer promise does not take an older one's place: promising again is no way out of a promise.
 */
final class Promises implements RunDetector {

    private final Timeline timeline;
    private final List<ClockRun> runs = new ArrayList<>();

    Promises(Timeline timeline) {
        this.timeline = timeline;
    }

    @Override
    public void see(CaseEvent event) {
        if (event.facts() instanceof UpdatePromised promised) {
            promise(event, promised);
        } else if (event.isOurUpdate() || event.is(ResolutionTold.class)) {
            open().forEach(run -> run.done(event.happenedAt()));
        } else if (event.is(Closed.class, Withdrawn.class)) {
            open().forEach(run -> run.cancel(event.happenedAt()));
        }
    }

    private void promise(CaseEvent event, UpdatePromised facts) {
        if (facts.due() != null) {
            runs.add(ClockRun.promise(timeline.ordinal(event), event.happenedAt(), facts.due(), facts.every()));
        }
    }

    private List<ClockRun> open() {
        List<ClockRun> open = new ArrayList<>();
        // The open ones are the last ones: an update ends all there are.
        for (int i = runs.size() - 1; i >= 0 && runs.get(i).end == null; i--) {
            open.add(runs.get(i));
        }
        return open;
    }

    @Override
    public List<ClockRun> runs() {
        return runs;
    }
}
