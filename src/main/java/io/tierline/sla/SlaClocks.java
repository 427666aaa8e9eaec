package io.tierline.sla;

import io.tierline.calendar.Calendars;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.events.IntakeEvents.CustomerReplied;
import io.tierline.cases.events.MessageEvents.PublicUpdate;
import io.tierline.cases.events.VerdictEvents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The clocks of a case, as a pure function of its ledger, the policies pinned in it and the current calendars: no
 * state, no I/O, the same result for the same input.
 */
public final class SlaClocks {

    private record Key(String name, int occurrence) {}

    private SlaClocks() {}

    /**
     * Folds a ledger.
     *
     * @param events of one case, in the order of the ledger. Without a {@code policy-pinned} there are no clocks
     * @param calendars the current ones: a free day added since moves what is open, never a verdict
     * @param now as of when
     * @throws IllegalArgumentException when a pinned policy names a calendar that does not exist
     */
    public static CaseClocks evaluate(List<CaseEvent> events, Calendars calendars, Instant now) {
        Timeline timeline = Timeline.of(events);
        LedgerFold fold = new LedgerFold(timeline, calendars);
        Map<Key, List<Recorded>> recorded = recorded(timeline);
        List<Clock> clocks = new ArrayList<>(fold.runs.size());
        List<Verdict> unrecorded = new ArrayList<>();
        for (ClockRun run : fold.runs) {
            ClockEvaluation reckoning = fold.reckon(run, now);
            List<Recorded> ofRun = recorded.getOrDefault(new Key(run.name, run.occurrence), List.of());
            clocks.add(clock(reckoning, ofRun));
            VerdictEvaluation.missing(reckoning, ofRun, timeline, calendars).ifPresent(unrecorded::add);
        }
        unrecorded.sort(VerdictEvaluation.IN_DUE_ORDER);
        return new CaseClocks(clocks, unrecorded, fold, now);
    }

    /**
     * False for a message that neither the customer nor one of us wrote: an automatic one, an out-of-office reply, a
     * third party's. It keeps no promise and ends no waiting.
     */
    public static boolean counts(CaseEvent event) {
        if (event.is(PublicUpdate.class)) {
            return event.isOurUpdate();
        }
        return !event.is(CustomerReplied.class) || event.isCustomersMessage();
    }

    private static Map<Key, List<Recorded>> recorded(Timeline timeline) {
        Map<Key, List<Recorded>> recorded = new HashMap<>();
        for (CaseEvent event : timeline.verdicts) {
            Verdict verdict = Verdict.of(event, (VerdictEvents) event.facts());
            String clock = verdict.clock().startsWith("time-at-") ? Clock.TIME_AT_TIER : verdict.clock();
            recorded.computeIfAbsent(new Key(clock, verdict.occurrence()), any -> new ArrayList<>())
                    .add(new Recorded(event.seq(), verdict));
        }
        return recorded;
    }

    private static Clock clock(ClockEvaluation reckoning, List<Recorded> recorded) {
        ClockRun run = reckoning.run;
        Policies.Pin pin = reckoning.inForce;
        Recorded given = VerdictEvaluation.given(recorded);
        List<Verdict> verdicts = recorded.stream().map(Recorded::verdict).toList();
        boolean standsDue = given != null && given.verdict().due() != null;
        return new Clock(
                run.name,
                run.occurrence,
                VerdictEvaluation.state(reckoning, given),
                run.holder,
                run.start,
                run.end,
                reckoning.target,
                standsDue ? given.verdict().due() : reckoning.due,
                reckoning.atRisk,
                reckoning.elapsed,
                reckoning.paused,
                verdicts,
                pin.policy().rule(),
                pin.policy().version(),
                pin.calendar().name(),
                pin.calendar().version(),
                new Explanation(reckoning, verdicts));
    }
}
