package io.tierline.notifications;

import java.time.Instant;
import java.util.List;
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
 * @param dueAt when the {@link Dispatcher} tries it next; null once it has ended, or a process looks after it
 * @param lane what goes out one after the other; null for a message of before there were lanes
 * @param leaseBy which dispatcher asks the channel just now, or null
 * @param leaseUntil until when no other dispatcher takes that attempt for dead, or null
 * @param attachments the ids of the case's files that go along
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
        Instant waitingSince,
        Instant dueAt,
        String lane,
        String leaseBy,
        Instant leaseUntil,
        List<String> attachments) {

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

    /** Whether a dispatcher is at it, and alive as far as is known. */
    boolean isLeased(Instant now) {
        return leaseUntil != null && leaseUntil.isAfter(now);
    }

    Message message() {
        return new Message(id, caseKey, step, occurrence, recipient, role, name, address, subject, text, attachments);
    }
}
