package io.tierline.notifications;

import java.time.Duration;
import java.util.Optional;

/**
 * A channel could not deliver. The engine keeps messages and stack traces of failed jobs, where the data of a person
 * cannot be erased: so this carries neither an address, nor the other side's own words, nor a cause that might hold
 * them.
 */
public class DeliveryFailedException extends Exception {

    /** What is known about the message. */
    public enum Kind {
        /** Certainly not taken over, and worth another try. */
        NOT_ACCEPTED,
        /** Certainly not taken over, and never will be: the address is wrong. */
        REFUSED,
        /** Perhaps taken over: another try could double it. */
        UNKNOWN
    }

    private final Kind kind;
    private final Duration retryAfter;

    private DeliveryFailedException(Kind kind, String message, Duration retryAfter) {
        super(message);
        this.kind = kind;
        this.retryAfter = retryAfter;
    }

    public static DeliveryFailedException notAccepted(String message) {
        return new DeliveryFailedException(Kind.NOT_ACCEPTED, message, null);
    }

    /** @param retryAfter how long the other side asks us to wait */
    public static DeliveryFailedException notAccepted(String message, Duration retryAfter) {
        return new DeliveryFailedException(Kind.NOT_ACCEPTED, message, retryAfter);
    }

    public static DeliveryFailedException refused(String message) {
        return new DeliveryFailedException(Kind.REFUSED, message, null);
    }

    public static DeliveryFailedException unknown(String message) {
        return new DeliveryFailedException(Kind.UNKNOWN, message, null);
    }

    public Kind kind() {
        return kind;
    }

    /** How long the other side asks us to wait before the next try. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
