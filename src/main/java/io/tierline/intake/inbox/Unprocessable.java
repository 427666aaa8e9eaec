package io.tierline.intake.inbox;

/** A delivery that cannot be worked off, and trying again does not help: a person has to look at it. */
public class Unprocessable extends RuntimeException {

    /** @param why in words that help whoever looks, without personal data */
    public Unprocessable(String why) {
        super(why);
    }

    public Unprocessable(String why, Throwable cause) {
        super(why, cause);
    }
}
