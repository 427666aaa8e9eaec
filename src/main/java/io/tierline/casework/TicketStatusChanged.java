package io.tierline.casework;

import io.tierline.cases.Case;
import io.tierline.cases.Case.State;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.LevelTable;
import io.tierline.cases.NewEvent;
import io.tierline.cases.events.ClosureEvents.CustomerConfirmed;
import io.tierline.cases.events.ClosureEvents.Reopened;
import io.tierline.cases.events.ClosureEvents.ResolutionTold;
import io.tierline.cases.events.EventFacts;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.IntakeEvents.CustomerReplied;
import io.tierline.cases.events.Provenance;
import io.tierline.cases.events.WorkEvents.Fixed;
import java.time.Instant;
import java.util.List;

/**
 * The case's ticket was solved, or opened again, in the help desk that it came from.
 *
 * @param helpDesk its name, such as {@code zendesk}
 * @param by who did it there
 * @param solved false for opened again
 * @param at when it changed, by the help desk's clock
 */
public record TicketStatusChanged(String helpDesk, By by, boolean solved, Instant at) implements ElsewhereCommand {

    /** Who changed the ticket. */
    public enum By {
        CUSTOMER,
        AGENT,
        /** A rule of the help desk, or one of whom nothing is known. */
        UNKNOWN
    }

    @Override
    public List<NewEvent> decide(List<CaseEvent> ledger, LevelTable levels) {
        Case file = Case.fold(ledger);
        return solved ? solved(file, ledger) : openedAgain(file, ledger);
    }

    /** Solved by the customer, it is their word on our solution; otherwise a fix was found over there. */
    private List<NewEvent> solved(Case file, List<CaseEvent> ledger) {
        if (file.state() == State.RESOLVED && by == By.CUSTOMER && isAsked(ledger)) {
            return List.of(event(new CustomerConfirmed(helpDesk)));
        }
        return file.state() == State.OPEN || file.state() == State.WAITING
                ? List.of(event(new Fixed(helpDesk, null)))
                : List.of();
    }

    private static boolean isAsked(List<CaseEvent> ledger) {
        return last(ledger, ResolutionTold.class)
                > Math.max(last(ledger, CustomerConfirmed.class), last(ledger, Reopened.class));
    }

    /**
     * Help desks open a ticket again by themselves when the customer writes on it, be it a "thanks": while a resolution
     * waits for the customer's word, their words are enough.
     */
    private List<NewEvent> openedAgain(Case file, List<CaseEvent> ledger) {
        boolean wordsAreEnough = by == By.CUSTOMER
                || (by != By.AGENT && last(ledger, CustomerReplied.class) > last(ledger, ResolutionTold.class));
        return file.state() == State.CLOSED || (file.state() == State.RESOLVED && !wordsAreEnough)
                ? List.of(event(new Reopened())
                        .from(Provenance.channel(helpDesk))
                        .withText(EventText.TEXT, "Opened again in " + helpDesk))
                : List.of();
    }

    /** The place of the last event of that type; 0 where there is none. */
    private static int last(List<CaseEvent> ledger, Class<? extends EventFacts> type) {
        return ledger.stream()
                .filter(event -> event.is(type))
                .mapToInt(CaseEvent::seq)
                .max()
                .orElse(0);
    }

    private NewEvent event(EventFacts facts) {
        return NewEvent.of(facts, by == By.CUSTOMER ? CaseEvent.CUSTOMER : helpDesk)
                .at(at);
    }
}
