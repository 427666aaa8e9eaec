package io.tierline.inbox;

import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;

/**
 * A call as it came in.
 *
 * @param body the bytes as they were sent: what signatures are made over
 * @param headers a header by its name, in whatever case; null where there is none
 * @param parameters a parameter of the address, decoded; null where there is none
 * @param at when it came
 */
public record WebhookCall(byte[] body, UnaryOperator<String> headers, UnaryOperator<String> parameters, Instant at) {

    /** A header's value, or null. */
    public String header(String name) {
        return headers.apply(name);
    }

    /** The value of a parameter of the address, or null. */
    public String parameter(String name) {
        return parameters.apply(name);
    }

    /**
     * Whether what was signed at that instant is too old, or of the future, so that an attacker may be repeating it.
     */
    public boolean isStale(Instant signedAt, Duration tolerance) {
        return Duration.between(signedAt, at).abs().compareTo(tolerance) > 0;
    }
}
