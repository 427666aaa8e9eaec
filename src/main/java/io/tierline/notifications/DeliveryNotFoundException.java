package io.tierline.notifications;

/** There is no delivery of that number. */
public class DeliveryNotFoundException extends RuntimeException {

    DeliveryNotFoundException(long id) {
        super("There is no delivery " + id + ".");
    }
}
