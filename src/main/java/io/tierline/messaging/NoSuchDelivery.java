package io.tierline.messaging;

/** There is no delivery of that number. */
public class NoSuchDelivery extends RuntimeException {

    NoSuchDelivery(long id) {
        super("There is no delivery " + id + ".");
    }
}
