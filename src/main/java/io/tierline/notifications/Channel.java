package io.tierline.notifications;

/** A way by which messages leave. A bean of this type takes the place of the log. */
public interface Channel {

    /** One lower-case word, as it is written in the ledger. */
    String name();

    /**
     * Hands a message over. Returns only when the other side has taken it; must come to an end by itself, so set time-outs.
     *
     * @throws DeliveryFailed saying whether the message was certainly not taken, or whether that is unknown
     */
    Receipt send(Message message) throws DeliveryFailedException;

    /**
     * Whether it is the way to this recipient of this case: a tracker, a room, the ticket that the customer wrote. Of
     * several the first in Spring's order has the message; what none of them takes goes by the {@link #isUsual usual} one.
     *
     * @param recipient pseudonymous: {@code customer}, a person's id, or a system's name
     * @param caseKey null for a message about several cases
     */
    default boolean takes(String recipient, String caseKey) {
        return false;
    }

    /** Whether it is the desk's usual way to people, by an address of their own. */
    default boolean isUsual() {
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
