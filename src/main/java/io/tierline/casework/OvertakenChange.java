package io.tierline.casework;

import io.tierline.cases.CaseEvent;
import io.tierline.cases.NewEvent;
import io.tierline.cases.events.EventFacts;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.IntakeEvents.FactsChanged;
import io.tierline.cases.events.IntakeEvents.PlanChanged;
import io.tierline.cases.events.IntakeEvents.PriorityChanged;
import io.tierline.casework.CommandRefusedException.Reason;
import io.tierline.words.Saying;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A change that is told after a newer one of the same fact: messages overtake each other on their way. The newer value
 * stays, by whichever entrance the older one comes.
 */
final class OvertakenChange {

    private static final FactsChanged NOTHING = new FactsChanged(null, null, null, null, null, null, null, null);

    private final List<CaseEvent> ledger;

    OvertakenChange(List<CaseEvent> ledger) {
        this.ledger = ledger;
    }

    /**
     * @return the command with what no newer change has overtaken
     * @throws CommandRefusedException where nothing of it is left
     */
    NewEvent rest(NewEvent command) {
        Instant at = command.happenedAt();
        if (at == null) {
            return command;
        }
        if (command.facts() instanceof FactsChanged told) {
            return rest(command, told, at);
        }
        if (command.is(PriorityChanged.class, PlanChanged.class)) {
            newer(at, event -> command.facts().getClass().isInstance(event) ? event : null)
                    .ifPresent(change -> refuse(at, change));
        }
        return command;
    }

    private NewEvent rest(NewEvent command, FactsChanged told, Instant at) {
        FactsChanged kept = new FactsChanged(
                kept(told, at, FactsChanged::impact),
                // The most that was ever told counts, in whatever order.
                told.affectedUsers(),
                kept(told, at, FactsChanged::component),
                kept(told, at, FactsChanged::integrationId),
                kept(told, at, FactsChanged::integrationIdGiven),
                kept(told, at, FactsChanged::region),
                kept(told, at, FactsChanged::tags),
                kept(told, at, FactsChanged::category));
        if (kept.equals(told)) {
            return command;
        }
        if (kept.equals(NOTHING)) {
            newer(at, event -> event instanceof FactsChanged change && !onlyUsers(change) ? change : null)
                    .ifPresent(change -> refuse(at, change));
        }
        NewEvent rest = command.as(kept);
        return kept.integrationIdGiven() == null ? rest.withoutText(EventText.INTEGRATION_ID) : rest;
    }

    private static boolean onlyUsers(FactsChanged change) {
        return change.equals(new FactsChanged(null, change.affectedUsers(), null, null, null, null, null, null));
    }

    private <T> T kept(FactsChanged told, Instant at, Function<FactsChanged, T> fact) {
        T value = fact.apply(told);
        boolean overtaken = value != null
                && newer(at, event -> event instanceof FactsChanged change ? fact.apply(change) : null)
                        .isPresent();
        return overtaken ? null : value;
    }

    /** The newest event that changed it after that instant. */
    private Optional<CaseEvent> newer(Instant at, Function<EventFacts, Object> changed) {
        return ledger.stream()
                .filter(event -> event.happenedAt().isAfter(at) && changed.apply(event.facts()) != null)
                .reduce((first, last) -> last.happenedAt().isBefore(first.happenedAt()) ? first : last);
    }

    private void refuse(Instant at, CaseEvent newer) {
        throw new CommandRefusedException(
                newer.caseKey(),
                Reason.OVERTAKEN,
                Saying.of("refused.overtaken", at, newer.happenedAt(), newer.actor()));
    }
}
