package io.tierline.sla;

import io.tierline.cases.CaseEvent;
import io.tierline.cases.EventType;
import java.time.Instant;
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
        if (event.is(EventType.UPDATE_PROMISED)) {
            promise(event);
        } else if (Messages.isUpdate(event) || event.is(EventType.RESOLUTION_TOLD)) {
            open().forEach(run -> run.done(event.happenedAt()));
        } else if (event.is(EventType.CLOSED) || event.is(EventType.WITHDRAWN)) {
            open().forEach(run -> run.cancel(event.happenedAt()));
        }
    }

    private void promise(CaseEvent event) {
        Instant due = event.instant("due");
        if (due != null) {
            runs.add(ClockRun.promise(timeline.ordinal(event), event.happenedAt(), due, event.text("every")));
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
