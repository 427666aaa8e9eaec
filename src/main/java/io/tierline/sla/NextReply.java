package io.tierline.sla;

import io.tierline.cases.CaseEvent;
import io.tierline.cases.EventType;
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
        if (event.is(EventType.REOPENED)) {
            solved = false;
            if (event.actor().equals(CaseEvent.CUSTOMER)) {
                customerWrote(event);
            }
        } else if (Messages.isCustomers(event) && !solved) {
            customerWrote(event);
        } else if (event.is(EventType.MERGED_IN)) {
            CarriedOver.of(event).unanswered().ifPresent(since -> customerWrote(event, since));
        } else if (Messages.isOurs(event)) {
            end(event, false);
        } else if (event.is(EventType.CLOSED) || event.is(EventType.WITHDRAWN)) {
            end(event, true);
            solved = true;
        }
        if (event.is(EventType.RESOLUTION_TOLD)) {
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
