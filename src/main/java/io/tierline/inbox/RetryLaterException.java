package io.tierline.inbox;

import java.time.Duration;
import java.time.Instant;

/** What is asked for a delivery cannot be had now: the other system is down, or asks for patience. */
public class RetryLaterException extends RuntimeException {

    private final transient Instant notBefore;
    private final Duration pause;

    /**
     * @param why in words that help the people who look, without personal data
     * @param notBefore when it may be tried again, or null: then by the inbox's own pace
     */
    public RetryLaterException(String why, Instant notBefore) {
        this(why, notBefore, Duration.ZERO);
    }

    private RetryLaterException(String why, Instant notBefore, Duration pause) {
        super(why);
        this.notBefore = notBefore;
        this.pause = pause;
    }

    /**
     * @param why in words that help the people who look, without personal data
     * @param pause how long the other system wants to be left alone
     */
    public static RetryLaterException after(String why, Duration pause) {
        return new RetryLaterException(why, null, pause);
    }

    Instant notBefore(Instant now) {
        return notBefore == null ? now.plus(pause) : notBefore;
    }
}
