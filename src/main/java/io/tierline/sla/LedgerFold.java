package io.tierline.sla;

import io.tierline.calendar.Calendars;
import io.tierline.cases.CaseEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A ledger read once: the runs of all clocks, the policies, the pauses and the moments that timers count from. */
final class LedgerFold {

    final Policies policies;
    final Pauses pauses;
    final TimerInstants moments = new TimerInstants();
    final List<ClockRun> runs = new ArrayList<>();

    LedgerFold(Timeline timeline, Calendars calendars) {
        policies = new Policies(timeline, calendars);
        if (policies.isEmpty()) {
            pauses = Pauses.NONE;
            return;
        }
        Instant start = timeline.start();
        CustomerWaits waiting = new CustomerWaits(start);
        Resolution resolution = new Resolution(start);
        List<RunDetector> watchers = List.of(
                new FirstResponse(start),
                new NextReply(timeline),
                new AssignmentClocks(),
                new Promises(timeline),
                resolution);
        for (CaseEvent event : timeline.events) {
            waiting.see(event);
            moments.see(event);
            for (RunDetector watcher : watchers) {
                watcher.see(event);
            }
        }
        pauses = waiting.pauses();
        watchers.forEach(watcher -> runs.addAll(watcher.runs()));
        runs.add(resolution.total(pauses));
    }

    ClockEvaluation reckon(ClockRun run, Instant now) {
        return new ClockEvaluation(run, policies, pauses, now);
    }

    Optional<ClockRun> find(String name, int occurrence) {
        return runs.stream()
                .filter(run -> run.name.equals(name) && run.occurrence == occurrence)
                .findFirst();
    }
}
