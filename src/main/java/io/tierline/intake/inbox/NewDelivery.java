package io.tierline.intake.inbox;

import java.time.Instant;

/**
 * What a source tells, on its way into the inbox.
 *
 * @param key the same for the same news, however often and by whichever way it comes; from what was signed, so that nobody
 *     can make two of one
 * @param subject what it is about, such as a ticket's id: deliveries of one subject are worked off one by one, in the order
 *     of {@code at}; those of others do not wait for them. Pseudonymous, for it stays when the body is erased
 * @param kind what it tells, in the source's own word, for people who look into the inbox
 * @param at when it happened there
 * @param body as it came; erased some time after the delivery has ended
 */
public record NewDelivery(String key, String subject, String kind, Instant at, byte[] body) {

    private static final int LONGEST = 200;

    public NewDelivery {
        if (key == null || key.isBlank() || subject == null || kind == null || at == null || body == null) {
            throw new IllegalArgumentException("A delivery has a key, a subject, a kind, an instant and a body.");
        }
        key = storable(key);
        subject = storable(subject);
        kind = storable(kind);
    }

    /** What comes from outside may be of any length and hold anything. A key that is too long keeps what tells it apart. */
    private static String storable(String text) {
        String plain = text.replace("\u0000", "");
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST - 65) + "~" + Signature.digest(plain);
    }
}
