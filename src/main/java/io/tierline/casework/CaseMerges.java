package io.tierline.casework;

import io.tierline.cases.Case;
import io.tierline.cases.Case.State;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.CaseNotFoundException;
import io.tierline.cases.Ledger;
import io.tierline.cases.NewEvent;
import io.tierline.cases.events.ClosureEvents.Withdrawn;
import io.tierline.casework.CaseCommands.Handled;
import io.tierline.casework.CommandRefusedException.Reason;
import io.tierline.sla.CarriedOver;
import io.tierline.words.Saying;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Puts two cases of one thing together: one ends, the other goes on with what the customer's clocks had. */
@Component
class CaseMerges {

    private final Ledger ledger;
    private final Clock clock;

    CaseMerges(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    static boolean isOne(NewEvent act) {
        return act.facts() instanceof Withdrawn withdrawn && withdrawn.into() != null;
    }

    /**
     * Both cases are held, always in the order of their keys, so that two merges never wait for each other.
     *
     * @return the {@code withdrawn} of the case that ends; the one of before when it was merged there already
     * @throws CommandRefusedException when one of the two cannot be merged
     */
    Handled merge(String caseKey, NewEvent withdrawn) {
        String into = ((Withdrawn) withdrawn.facts()).into();
        if (into.equals(caseKey)) {
            throw new CommandRefusedException(caseKey, Reason.OTHER_UNFIT, Saying.of("refused.merged-into-itself"));
        }
        Stream.of(caseKey, into).sorted().forEach(key -> hold(caseKey, key));
        List<CaseEvent> ends = ledger.events(caseKey);
        Optional<CaseEvent> before = mergedBefore(ends, into).or(() -> onceBefore(caseKey, withdrawn));
        if (before.isPresent()) {
            return Handled.before(before.get(), ledger);
        }
        check(Case.fold(ends), Case.fold(ledger.events(into)));
        NewEvent mergedIn = CarriedOver.from(ends, clock.instant()).mergedIn(caseKey, withdrawn.actor());
        CaseEvent written = ledger.append(caseKey, withdrawn);
        ledger.append(into, mergedIn.once("merged-in:" + caseKey));
        return Handled.now(written, ledger);
    }

    private void hold(String caseKey, String key) {
        try {
            ledger.hold(key);
        } catch (CaseNotFoundException e) {
            if (key.equals(caseKey)) {
                throw e;
            }
            throw new CommandRefusedException(
                    caseKey, Reason.OTHER_UNFIT, Saying.of("refused.merge-no-such-case", key));
        }
    }

    private Optional<CaseEvent> onceBefore(String caseKey, NewEvent withdrawn) {
        return withdrawn.dedupKey() == null ? Optional.empty() : ledger.once(caseKey, withdrawn.dedupKey());
    }

    private static Optional<CaseEvent> mergedBefore(List<CaseEvent> ledger, String into) {
        return ledger.stream()
                .filter(event -> event.facts() instanceof Withdrawn withdrawn && into.equals(withdrawn.into()))
                .findFirst();
    }

    private static void check(Case ends, Case goesOn) {
        String key = ends.caseKey();
        if (ends.state() == State.WITHDRAWN) {
            throw new CommandRefusedException(
                    key,
                    Reason.ENDED,
                    ends.goesOnIn() == null
                            ? Saying.of("refused.withdrawn-at", ends.closedAt())
                            : Saying.of("refused.merged-already", ends.goesOnIn()));
        }
        if (ends.state() == State.CLOSED) {
            throw new CommandRefusedException(key, Reason.ENDED, Saying.of("refused.merge-closed", ends.closedAt()));
        }
        String other = goesOn.caseKey();
        if (goesOn.state() == State.WITHDRAWN) {
            throw new CommandRefusedException(
                    key,
                    Reason.OTHER_UNFIT,
                    goesOn.goesOnIn() == null
                            ? Saying.of("refused.merge-other-withdrawn", other)
                            : Saying.of("refused.merge-other-merged", other, goesOn.goesOnIn()));
        }
        if (goesOn.state() == State.CLOSED) {
            throw new CommandRefusedException(key, Reason.OTHER_UNFIT, Saying.of("refused.merge-other-closed", other));
        }
    }
}
