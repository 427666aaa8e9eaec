package io.tierline.process.timers;

import io.tierline.cases.Deadline;
import io.tierline.sla.CaseClocks;
import io.tierline.sla.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;

/** The instants that models ask for by name. */
final class Deadlines {

    /** The first deadline of the case, whichever clock it is: what a person who has the case works against. */
    static final String SOONEST = "soonest";

    private Deadlines() {}

    static Optional<Instant> of(CaseClocks clocks, String name) {
        if (!SOONEST.equals(name)) {
            return clocks.due(name);
        }
        return clocks.clocks().stream()
                .filter(Clock::isOpen)
                .map(Clock::due)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder());
    }

    /** What a list of cases shows of the clocks. */
    static Deadline next(CaseClocks clocks) {
        Optional<Clock> first = clocks.clocks().stream()
                .filter(clock -> clock.isOpen() && clock.due() != null)
                .min(Comparator.comparing(Clock::due));
        Instant atRisk = clocks.clocks().stream()
                .filter(clock -> clock.isOpen() && clock.due() != null)
                .map(Clock::atRisk)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
        return new Deadline(
                first.map(Clock::due).orElse(null), first.map(Clock::name).orElse(null), atRisk);
    }
}
