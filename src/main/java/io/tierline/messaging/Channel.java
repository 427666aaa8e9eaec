package io.tierline.messaging;

/** A way by which messages leave. A bean of this type takes the place of the log. */
public interface Channel {

    /** One lower-case word, as it is written in the ledger. */
    String name();

    /**
     * Hands a message over. Returns only when the other side has taken it; must come to an end by itself, so set time-outs.
     *
     * @throws DeliveryFailed saying whether the message was certainly not taken, or whether that is unknown
     */
    Receipt send(Message message) throws DeliveryFailed;

    /** Whether it is the way to this recipient and to no other: a tracker, a room. Others go by the desk's usual channel. */
    default boolean takes(String recipient) {
        return false;
    }

    /** What became of an attempt that ended without an answer. A channel that can look it up overrides this. */
    default Earlier earlier(Message message) {
        return Earlier.UNKNOWN;
    }

    /** What a look-up found. */
    enum Earlier {
        ACCEPTED,
        NOT_ACCEPTED,
        UNKNOWN
    }
}
