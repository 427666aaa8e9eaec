package io.tierline.cases;

import io.tierline.cases.events.ClosureEvents.Closed;
import io.tierline.cases.events.ClosureEvents.ResolutionTold;
import io.tierline.cases.events.ClosureEvents.Withdrawn;
import io.tierline.cases.events.OversightEvents.GivenBack;
import io.tierline.cases.events.VerdictEvents.Breached;
import io.tierline.cases.events.VerdictEvents.Corrected;
import io.tierline.cases.events.WorkEvents.Acknowledged;
import io.tierline.cases.events.WorkEvents.Moved;
import io.tierline.cases.events.WorkEvents.NobodyReachable;
import io.tierline.cases.events.WorkEvents.TierEntered;
import io.tierline.cases.events.WorkEvents.WorkDone;

/** The fold behind {@link Signs}. */
final class SignsFold {

    private static final String ACKNOWLEDGE = "acknowledge";

    private boolean nobodyReachable;
    private boolean missedAcknowledging;
    private boolean acknowledged;
    private int unanswered;
    private int customerSaid = 1;

    void apply(CaseEvent event) {
        if (event.isCustomersMessage()) {
            unanswered++;
            customerSaid = event.seq();
        } else if (event.isOurMessage()) {
            unanswered = 0;
        }
        if (event.is(
                TierEntered.class, Moved.class, WorkDone.class, ResolutionTold.class, Closed.class, Withdrawn.class)) {
            nobodyReachable = false;
            missedAcknowledging = false;
            acknowledged = false;
        } else if (event.is(NobodyReachable.class)) {
            nobodyReachable = true;
        } else if (event.is(Acknowledged.class)) {
            nobodyReachable = false;
            acknowledged = true;
        } else if (event.facts() instanceof GivenBack givenBack && !givenBack.acknowledged()) {
            acknowledged = false;
        } else if (event.facts() instanceof Breached breached && ACKNOWLEDGE.equals(breached.clock())) {
            missedAcknowledging = true;
        } else if (event.facts() instanceof Corrected corrected && ACKNOWLEDGE.equals(corrected.clock())) {
            missedAcknowledging = "breached".equals(corrected.to());
        }
    }

    Signs result() {
        return new Signs(nobodyReachable, acknowledged && missedAcknowledging, unanswered, customerSaid);
    }
}
