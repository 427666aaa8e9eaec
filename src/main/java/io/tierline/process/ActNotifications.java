package io.tierline.process;

import io.tierline.notifications.Outbox;
import io.tierline.notifications.OutgoingMessage;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Messages that no send task of a model sends: what follows from an act outside. */
@Component
public class ActNotifications {

    private final Outbox outbox;
    private final DeliveryStarts starts;

    ActNotifications(Outbox outbox, DeliveryStarts starts) {
        this.outbox = outbox;
        this.starts = starts;
    }

    /** Writes the message in the caller's transaction, and starts its delivery; one that was written before is left. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void write(OutgoingMessage message) {
        outbox.write(message).forEach(delivery -> starts.start(message.caseKey(), delivery));
    }
}
