package io.tierline.process.correlation;

import io.tierline.cases.LedgerChanged;
import io.tierline.notifications.Mirrors;
import io.tierline.process.DeliveryStarts;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Sees to it that the systems which show how a case stands hear of each change, once it is all done. */
@Component
class MirrorUpdates {

    private final Mirrors mirrors;
    private final DeliveryStarts starts;

    MirrorUpdates(Mirrors mirrors, DeliveryStarts starts) {
        this.mirrors = mirrors;
        this.starts = starts;
    }

    @EventListener
    @Order(200)
    public void on(LedgerChanged change) {
        mirrors.queue(change.caseKey(), change.ledger()).forEach(delivery -> starts.start(change.caseKey(), delivery));
    }
}
