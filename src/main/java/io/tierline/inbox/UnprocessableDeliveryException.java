package io.tierline.inbox;

/** A delivery that cannot be worked off, and trying again does not help: a person has to look at it. */
public class UnprocessableDeliveryException extends RuntimeException {

    /** @param why in words that help the people who look, without personal data */
    public UnprocessableDeliveryException(String why) {
        super(why);
    }

    public UnprocessableDeliveryException(String why, Throwable cause) {
        super(why, cause);
    }
}
