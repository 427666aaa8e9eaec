package io.tierline.casework;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.cases.Case;
import io.tierline.cases.Case.State;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.events.ClosureEvents.Closed;
import io.tierline.cases.events.ClosureEvents.CustomerConfirmed;
import io.tierline.cases.events.ClosureEvents.FixRecorded;
import io.tierline.cases.events.ClosureEvents.ReopenRequested;
import io.tierline.cases.events.ClosureEvents.Reopened;
import io.tierline.cases.events.ClosureEvents.ResolutionTold;
import io.tierline.cases.events.ClosureEvents.Withdrawn;
import io.tierline.cases.events.IntakeEvents.CustomerReplied;
import io.tierline.cases.events.IntakeEvents.FactsChanged;
import io.tierline.cases.events.IntakeEvents.Linked;
import io.tierline.cases.events.IntakeEvents.PlanChanged;
import io.tierline.cases.events.IntakeEvents.PriorityChanged;
import io.tierline.cases.events.IntakeEvents.TicketReceived;
import io.tierline.cases.events.MessageEvents.CustomerAsked;
import io.tierline.cases.events.MessageEvents.PublicUpdate;
import io.tierline.cases.events.OversightEvents.DeEscalated;
import io.tierline.cases.events.OversightEvents.GivenBack;
import io.tierline.cases.events.OversightEvents.ManagerDecided;
import io.tierline.cases.events.OversightEvents.ManagerNeeded;
import io.tierline.cases.events.OversightEvents.Pulled;
import io.tierline.cases.events.OversightEvents.Reassigned;
import io.tierline.cases.events.OversightEvents.TakenOver;
import io.tierline.cases.events.OversightEvents.WatcherAdded;
import io.tierline.cases.events.OversightEvents.WatcherRemoved;
import io.tierline.cases.events.WorkEvents.Acknowledged;
import io.tierline.cases.events.WorkEvents.Assigned;
import io.tierline.cases.events.WorkEvents.Fixed;
import io.tierline.cases.events.WorkEvents.HandedOff;
import io.tierline.cases.events.WorkEvents.Moved;
import io.tierline.cases.events.WorkEvents.TierEntered;
import io.tierline.cases.events.WorkEvents.WorkDone;
import java.util.List;

/** What must hold of every ledger, after each of its events, whoever sent which commands in which order. */
public final class LegalLedger {

    private LegalLedger() {}

    public static void check(List<CaseEvent> ledger) {
        assertThat(ledger.get(0).is(TicketReceived.class)).isTrue();
        for (int i = 1; i < ledger.size(); i++) {
            List<CaseEvent> before = ledger.subList(0, i);
            CaseEvent event = ledger.get(i);
            String where = "event " + event.seq() + " of "
                    + ledger.stream().map(CaseEvent::type).toList();
            assertThat(event.seq()).as(where).isEqualTo(i + 1);
            assertThat(event.learnedAt())
                    .as(where)
                    .isAfterOrEqualTo(before.get(i - 1).learnedAt());
            assertThat(mayFollow(Case.fold(before), before, event)).as(where).isTrue();
            Case after = Case.fold(ledger.subList(0, i + 1));
            assertThat(after.held() && after.state() != State.OPEN)
                    .as("held and not open: " + where)
                    .isFalse();
        }
    }

    private static boolean mayFollow(Case file, List<CaseEvent> before, CaseEvent event) {
        if (event.is(TicketReceived.class)) {
            return false;
        }
        if (file.state() == State.WITHDRAWN && event.is(CustomerReplied.class, PublicUpdate.class, Reopened.class)) {
            return false;
        }
        if (file.state().ended()
                && event.is(
                        TierEntered.class,
                        WorkDone.class,
                        HandedOff.class,
                        Moved.class,
                        Fixed.class,
                        FixRecorded.class,
                        Assigned.class,
                        Acknowledged.class,
                        CustomerAsked.class,
                        ResolutionTold.class,
                        CustomerConfirmed.class,
                        Closed.class,
                        Withdrawn.class,
                        FactsChanged.class,
                        PriorityChanged.class,
                        ManagerNeeded.class,
                        ManagerDecided.class,
                        Pulled.class,
                        Reassigned.class,
                        TakenOver.class,
                        GivenBack.class,
                        DeEscalated.class)) {
            return false;
        }
        if (event.is(CustomerConfirmed.class)) {
            return isTold(before);
        }
        if (event.is(Reopened.class)) {
            return file.state() == State.RESOLVED
                    || file.state() == State.CLOSED
                    || (event.provenance().via() != null && "resolved".equals(file.lastOutcome()));
        }
        if (event.is(ReopenRequested.class)) {
            return file.reopenWish() == null && (file.state() == State.CLOSED || file.state() == State.RESOLVED);
        }
        if (event.is(Acknowledged.class)) {
            return file.held() && file.assignment().acknowledgedAt() == null;
        }
        if (event.is(WorkDone.class)) {
            return file.held();
        }
        if (event.is(FixRecorded.class, HandedOff.class, CustomerAsked.class)) {
            return !file.held() && before.get(before.size() - 1).is(WorkDone.class);
        }
        if (event.is(GivenBack.class)) {
            return file.oversight().takenOver() != null;
        }
        if (event.facts() instanceof PriorityChanged changed) {
            return !changed.to().equals(file.priority()) && file.priority().equals(changed.from());
        }
        if (event.facts() instanceof WatcherAdded added) {
            return !file.oversight().watchers().contains(added.person());
        }
        if (event.facts() instanceof WatcherRemoved removed) {
            return file.oversight().watchers().contains(removed.person());
        }
        if (event.facts() instanceof PlanChanged changed) {
            return !changed.to().equals(file.plan());
        }
        if (event.facts() instanceof Linked linked) {
            return file.links().stream().noneMatch(link -> link.caseKey().equals(linked.caseKey()));
        }
        return true;
    }

    /** Whether the customer's word on a resolution is awaited. */
    private static boolean isTold(List<CaseEvent> before) {
        for (int i = before.size() - 1; i >= 0; i--) {
            if (before.get(i).is(ResolutionTold.class)) {
                return true;
            }
            if (before.get(i).is(CustomerConfirmed.class, Reopened.class, TierEntered.class)) {
                return false;
            }
        }
        return false;
    }
}
