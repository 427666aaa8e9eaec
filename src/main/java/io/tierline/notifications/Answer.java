package io.tierline.notifications;

import java.time.Duration;

/**
 * What became of asking a channel.
 *
 * @param problem why it did not arrive, without personal data; null when it did
 * @param retryAfter how long the other side asks us to wait; null where it says nothing
 */
record Answer(Kind kind, String problem, Duration retryAfter) {

    enum Kind {
        SENT,
        /** It never will arrive like this. */
        REFUSED,
        /** It may have arrived. */
        UNKNOWN,
        /** It certainly did not arrive, and another try may help. */
        NOT_TAKEN
    }

    static Answer sent() {
        return new Answer(Kind.SENT, null, null);
    }

    static Answer refused(String problem) {
        return new Answer(Kind.REFUSED, problem, null);
    }

    static Answer unknown(String problem) {
        return new Answer(Kind.UNKNOWN, problem, null);
    }

    /** The channel knows that it never had the message: it is sent at once. */
    static Answer neverHad() {
        return new Answer(Kind.NOT_TAKEN, null, Duration.ZERO);
    }

    static Answer of(DeliveryFailedException failure) {
        return switch (failure.kind()) {
            case REFUSED -> refused(failure.getMessage());
            case UNKNOWN -> unknown(failure.getMessage());
            case NOT_ACCEPTED ->
                new Answer(
                        Kind.NOT_TAKEN,
                        failure.getMessage(),
                        failure.retryAfter().orElse(null));
        };
    }

    boolean asksToWait() {
        return retryAfter != null && !retryAfter.isZero();
    }
}
