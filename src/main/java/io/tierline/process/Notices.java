package io.tierline.process;

import io.tierline.messaging.Outbox;
import io.tierline.messaging.OutgoingMessage;
import io.tierline.process.correlation.DeliveryStarts;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What a connector has to tell people of ours: written into the outbox in its transaction, and delivered from there. */
@Component
public class Notices {

    private final Outbox outbox;
    private final DeliveryStarts starts;

    Notices(Outbox outbox, DeliveryStarts starts) {
        this.outbox = outbox;
        this.starts = starts;
    }

    /** Each case, step, occurrence and recipient once. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void send(OutgoingMessage message) {
        outbox.write(message).forEach(delivery -> starts.start(message.caseKey(), delivery));
    }
}
