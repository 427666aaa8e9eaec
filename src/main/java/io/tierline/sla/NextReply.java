package io.tierline.sla;

import io.tierline.cases.CaseEvent;
import io.tierline.cases.events.ClosureEvents.Closed;
import io.tierline.cases.events.ClosureEvents.Reopened;
import io.tierline.cases.events.ClosureEvents.ResolutionTold;
import io.tierline.cases.events.ClosureEvents.Withdrawn;
import io.tierline.cases.events.IntakeEvents.MergedIn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * From the oldest unanswered message of the customer to our next public message. What the customer writes once the
 * case is solved ("thanks") starts nothing; a customer's reopening does.
 */
final class NextReply implements RunDetector {

    private final Timeline timeline;
    private final List<ClockRun> runs = new ArrayList<>();
    private ClockRun open;
    private boolean solved;

    NextReply(Timeline timeline) {
        this.timeline = timeline;
    }

    @Override
    public void see(CaseEvent event) {
        if (event.is(Reopened.class)) {
            solved = false;
            if (event.actor().equals(CaseEvent.CUSTOMER)) {
                customerWrote(event);
            }
        } else if (event.isCustomersMessage() && !solved) {
            customerWrote(event);
        } else if (event.facts() instanceof MergedIn mergedIn) {
            CarriedOver.of(mergedIn).unanswered().ifPresent(since -> customerWrote(event, since));
        } else if (event.isOurMessage()) {
            end(event, false);
        } else if (event.is(Closed.class, Withdrawn.class)) {
            end(event, true);
            solved = true;
        }
        if (event.is(ResolutionTold.class)) {
            solved = true;
        }
    }

    private void customerWrote(CaseEvent event) {
        customerWrote(event, event.happenedAt());
    }

    private void customerWrote(CaseEvent event, Instant since) {
        int number = timeline.ordinal(event);
        if (open == null) {
            open = ClockRun.of(Clock.NEXT_REPLY, number, since, SlaPolicy.NEXT_REPLY);
            runs.add(open);
        } else {
            open.countFrom(since);
            // The one that we knew of first gives the number: an older one that is learned late must not change it.
            open.occurrence = Math.min(open.occurrence, number);
        }
    }

    private void end(CaseEvent event, boolean cancelled) {
        if (open == null) {
            return;
        }
        if (cancelled) {
            open.cancel(event.happenedAt());
        } else {
            open.done(event.happenedAt());
        }
        open = null;
    }

    @Override
    public List<ClockRun> runs() {
        return runs;
    }
}
