package io.tierline.notifications;

import java.time.Instant;
import java.util.Locale;

/**
 * One message to one recipient, and where it stands.
 *
 * @param recipient pseudonymous: {@code customer} or a person's id
 * @param isPublic a human's message to the customer, which keeps a promised update; false for an automatic one
 * @param attempts how often it was tried
 * @param channel by which it was tried last, or null
 * @param changedAt since when it is in this state
 * @param name null once erased, as are address, subject, text and problem
 * @param problem why it did not arrive, in words, or null
 * @param waitingSince since when it waits because the other side asks for it, or null
 * @param digest the delivery under whose number it was tried last, together with others; null when it was alone
 */
public record Delivery(
        long id,
        String caseKey,
        String step,
        String occurrence,
        String recipient,
        String role,
        String template,
        boolean isPublic,
        State state,
        int attempts,
        String channel,
        Instant changedAt,
        String name,
        String address,
        String subject,
        String text,
        String problem,
        Long digest,
        Instant waitingSince) {

    /** The states of a delivery. */
    public enum State {
        QUEUED,
        SENDING,
        SENT,
        /** Perhaps sent: a person decides. */
        UNCERTAIN,
        /** Refused for good. */
        FAILED,
        /** A person decided that it is not sent. */
        SKIPPED;

        /** As it is written in tables. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /** Whether it keeps a {@link Mirror} up to date, and is no message to a person. */
    boolean isToMirror() {
        return recipient.startsWith(Mirrors.RECIPIENT);
    }

    Message message() {
        return new Message(id, caseKey, step, occurrence, recipient, role, name, address, subject, text);
    }
}
