package io.tierline.intake.inbox;

import java.time.Instant;

/** What is asked for a delivery cannot be had now: the other system is down, or asks for patience. */
public class TryLater extends RuntimeException {

    private final transient Instant notBefore;

    /**
     * @param why in words that help whoever looks, without personal data
     * @param notBefore when it may be tried again, or null: then by the inbox's own pace
     */
    public TryLater(String why, Instant notBefore) {
        super(why);
        this.notBefore = notBefore;
    }

    Instant notBefore() {
        return notBefore;
    }
}
