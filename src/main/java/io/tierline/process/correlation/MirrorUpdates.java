package io.tierline.process.correlation;

import io.tierline.cases.LedgerChanged;
import io.tierline.notifications.Mirrors;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Sees to it that the systems which show how a case stands hear of each change, once it is all done. */
@Component
class MirrorUpdates {

    private final Mirrors mirrors;

    MirrorUpdates(Mirrors mirrors) {
        this.mirrors = mirrors;
    }

    @EventListener
    @Order(200)
    public void on(LedgerChanged change) {
        mirrors.queue(change.caseKey(), change.ledger());
    }
}
