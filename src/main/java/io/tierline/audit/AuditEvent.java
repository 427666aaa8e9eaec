package io.tierline.audit;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Something to be recorded. Holds pseudonymous keys and plain values alone: no secret, and no name, address or text of a
 * customer.
 *
 * @param actor a user id, or null where it is not known or Tierline acts by itself
 * @param door by which it came: {@code web}, {@code api}, {@code engine-rest}, {@code actuator}, {@code oidc},
 *     {@code status}, {@code tierline}
 * @param address of the network, as the server sees it, or null
 * @param action one of {@link AuditAction}
 * @param subject case key, user, group, token or deployment, or null
 */
public record AuditEvent(
        String actor, String door, String address, String action, String subject, Map<String, Object> details) {

    /** Of the caller's texts no more is kept. */
    private static final int LONGEST = 200;

    public AuditEvent {
        actor = cut(actor);
        address = cut(address);
        subject = cut(subject);
        Map<String, Object> plain = new TreeMap<>();
        details.forEach((name, value) -> {
            if (value != null) {
                plain.put(name, value instanceof String text ? cut(text) : value);
            }
        });
        details = Collections.unmodifiableMap(plain);
    }

    /** By Tierline itself, until {@link #by} and {@link #at} say otherwise. */
    public static AuditEvent of(String action) {
        return new AuditEvent(null, "tierline", null, action, null, Map.of());
    }

    public AuditEvent by(String who) {
        return new AuditEvent(who, door, address, action, subject, details);
    }

    public AuditEvent at(String whichDoor, String fromAddress) {
        return new AuditEvent(actor, whichDoor, fromAddress, action, subject, details);
    }

    public AuditEvent about(String what) {
        return new AuditEvent(actor, door, address, action, what, details);
    }

    /** @param value text, number, yes or no, or a list of these; null is left out */
    public AuditEvent with(String name, Object value) {
        Map<String, Object> more = new TreeMap<>(details);
        if (value != null) {
            more.put(name, value);
        }
        return new AuditEvent(actor, door, address, action, subject, more);
    }

    public AuditEvent withAll(Map<String, ?> values) {
        Map<String, Object> more = new TreeMap<>(details);
        more.putAll(values);
        return new AuditEvent(actor, door, address, action, subject, more);
    }

    /** PostgreSQL stores no U+0000 and no half of a surrogate pair; a caller who sends one is recorded all the same. */
    private static String cut(String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        String plain = text.codePoints()
                .map(character ->
                        character == 0 || Character.getType(character) == Character.SURROGATE ? '\uFFFD' : character)
                .limit(LONGEST)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return plain;
    }
}
