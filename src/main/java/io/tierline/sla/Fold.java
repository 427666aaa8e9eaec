package io.tierline.sla;

import io.tierline.calendar.Calendars;
import io.tierline.casefile.CaseEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A ledger read once: the runs of all clocks, the policies, the pauses and the moments that timers count from. */
final class Fold {

    final Policies policies;
    final Pauses pauses;
    final Moments moments = new Moments();
    final List<Run> runs = new ArrayList<>();

    Fold(Timeline timeline, Calendars calendars) {
        policies = new Policies(timeline, calendars);
        if (policies.isEmpty()) {
            pauses = Pauses.NONE;
            return;
        }
        Instant start = timeline.start();
        Waiting waiting = new Waiting(start);
        Resolution resolution = new Resolution(start);
        List<Watcher> watchers = List.of(
                new FirstResponse(start), new NextReply(timeline), new Hops(), new Promises(timeline), resolution);
        for (CaseEvent event : timeline.events) {
            waiting.see(event);
            moments.see(event);
            for (Watcher watcher : watchers) {
                watcher.see(event);
            }
        }
        pauses = waiting.pauses();
        watchers.forEach(watcher -> runs.addAll(watcher.runs()));
        runs.add(resolution.total(pauses));
    }

    Reckoning reckon(Run run, Instant now) {
        return new Reckoning(run, policies, pauses, now);
    }

    Optional<Run> find(String name, int occurrence) {
        return runs.stream()
                .filter(run -> run.name.equals(name) && run.occurrence == occurrence)
                .findFirst();
    }
}
