package io.tierline.process.timers;

import io.tierline.cases.Deadline;
import io.tierline.sla.CaseClocks;
import io.tierline.sla.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

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
        List<Clock> open = clocks.clocks().stream()
                .filter(clock -> clock.isOpen() && clock.due() != null)
                .sorted(Comparator.comparing(Clock::due))
                .toList();
        Instant atRisk = open.stream()
                .map(Clock::atRisk)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
        return new Deadline(
                first(open, clock -> true).map(Clock::due).orElse(null),
                first(open, clock -> true).map(Clock::name).orElse(null),
                first(open, clock -> !isPromise(clock)).map(Clock::due).orElse(null),
                first(open, Deadlines::isPromise).map(Clock::due).orElse(null),
                atRisk);
    }

    private static Optional<Clock> first(List<Clock> open, Predicate<Clock> which) {
        return open.stream().filter(which).findFirst();
    }

    private static boolean isPromise(Clock clock) {
        return Clock.NEXT_UPDATE.equals(clock.name());
    }
}
