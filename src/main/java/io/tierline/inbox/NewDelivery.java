package io.tierline.inbox;

import java.time.Instant;

/**
 * What a source tells, on its way into the inbox.
 *
 * @param key the same for the same news, however often and by whichever way it comes; from what was signed, so that no
 *     sender can make two of one. Where the source gave none, or an empty one, the body itself is the key
 * @param subject what it is about, such as a ticket's id: deliveries of one subject are worked off one by one, in the order
 *     of {@code at}; those of others do not wait for them. Pseudonymous, for it stays when the body is erased
 * @param kind what it tells, in the source's own word, for people who look into the inbox
 * @param at when it happened there
 * @param body as it came; erased some time after the delivery has ended
 */
public record NewDelivery(String key, String subject, String kind, Instant at, byte[] body) {

    private static final int LONGEST = 200;

    /** PostgreSQL stores no half of a surrogate pair. */
    private static final int UNREADABLE = 0xFFFD;

    public NewDelivery {
        if (subject == null || kind == null || at == null || body == null) {
            throw new IllegalArgumentException("A delivery has a subject, a kind, an instant and a body.");
        }
        key = key == null ? "" : storable(key);
        key = key.isBlank() ? "body:" + Signature.digest(body) : key;
        subject = storable(subject);
        kind = storable(kind);
    }

    /** What comes from outside may be of any length and hold anything. A key that is too long keeps what tells it apart. */
    private static String storable(String text) {
        String plain = text.codePoints()
                .filter(character -> character != 0)
                .map(character -> Character.getType(character) == Character.SURROGATE ? UNREADABLE : character)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        if (plain.length() <= LONGEST) {
            return plain;
        }
        int cut = LONGEST - 65;
        int end = Character.isHighSurrogate(plain.charAt(cut - 1)) ? cut - 1 : cut;
        return plain.substring(0, end) + "~" + Signature.digest(plain);
    }
}
