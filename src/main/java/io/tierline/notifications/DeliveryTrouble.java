package io.tierline.notifications;

import java.time.Instant;

/** Takes over what the dispatcher could not deliver: what follows then is drawn in a model. */
public interface DeliveryTrouble {

    /**
     * In the transaction that records the outcome. From now on the dispatcher leaves the delivery alone;
     * {@link Deliveries#deliver} tries it.
     *
     * @param outcome anything but {@link Deliveries.Outcome#SENT}
     * @param tryAgainAt when the other side asks us to come back, where the outcome is {@link Deliveries.Outcome#LATER};
     *     else null
     */
    void takeOver(Delivery delivery, Deliveries.Outcome outcome, Instant tryAgainAt);
}
