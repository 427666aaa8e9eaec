package io.tierline.sla;

import static java.util.concurrent.TimeUnit.MICROSECONDS;

import io.tierline.calendar.Calendars;
import io.tierline.cases.CaseEvent;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** All clocks of a case of five years and a thousand events, in a calendar with a lunch break and holidays. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(MICROSECONDS)
public class ClockBenchmark {

    private static final LocalDateTime START = LocalDateTime.parse("2021-03-01T09:00:00");
    private static final int EVENTS = 1000;
    private static final List<String> TALK = List.of(
            "customer-replied",
            "public-update",
            "customer-asked",
            "customer-replied",
            "internal-note",
            "public-update");

    private final Calendars calendars = Calendars.read(Map.of(
            "office.yaml",
            "name: office\nzone: Europe/Berlin\nweek: {monday-friday: [09:00-12:00, 13:00-17:00]}\n"
                    + "holidays: {country: DE, region: be}\n"));
    private final List<CaseEvent> events = ledger();
    private final Instant now = Instant.parse("2026-03-01T09:00:00Z");

    /** Every 44 hours somebody says something; each tenth time the case changes its level. */
    private static List<CaseEvent> ledger() {
        Ledger ledger = Ledger.begun(
                START.toString(),
                "firstResponse=PT1H acknowledge=PT15M timeAtTier1=P2D timeAtTier2=P4D resolution=P40D nextReply=PT8H"
                        + " updateEvery=P1D atRiskShare=0.75 retroactive=true");
        int assignment = 0;
        for (int i = 2; i < EVENTS; i++) {
            String at = START.plusMinutes(i * 2629L).withSecond(1).toString();
            if (i % 10 == 0) {
                assignment++;
                ledger.add(
                        at, "tier-entered", "hop=" + assignment + " tier=" + (assignment % 2 == 0 ? "tier2" : "tier1"));
            } else {
                ledger.add(at, TALK.get(i % TALK.size()));
            }
        }
        return ledger.events();
    }

    /** What each event costs: all clocks, and the instants that timers wait for. */
    @Benchmark
    public Object evaluate() {
        CaseClocks clocks = SlaClocks.evaluate(events, calendars, now);
        return List.of(clocks, clocks.due("next-deadline"), clocks.due("next-update"));
    }
}
