package io.tierline.cases;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * After which case a page of the list begins. Unlike a number of cases to pass over it costs nothing far down, and neither
 * skips nor repeats a case when others come or go.
 *
 * @param urgentFirst by which order
 * @param at when the case was opened, or its next deadline; null for a case without one
 * @param priority of the case
 * @param key of the case
 */
public record ListPlace(boolean urgentFirst, Instant at, String priority, String key) {

    private static final String URGENT = "urgent";
    private static final String NEWEST = "newest";
    private static final String NEVER = "never";

    static ListPlace of(boolean urgentFirst, CaseList.Row last) {
        return new ListPlace(
                urgentFirst, urgentFirst ? last.nextDeadline() : last.openedAt(), last.priority(), last.key());
    }

    /** As a caller keeps it and sends it back. */
    public String code() {
        String text =
                String.join("|", urgentFirst ? URGENT : NEWEST, at == null ? NEVER : at.toString(), priority, key);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Empty for what was not made by {@link #code()}. */
    public static Optional<ListPlace> read(String code) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(code), StandardCharsets.UTF_8).split("\\|", -1);
            if (parts.length != 4
                    || !(parts[0].equals(URGENT) || parts[0].equals(NEWEST) && !parts[1].equals(NEVER))
                    || !parts[2].matches("P[1-4]")
                    || !parts[3].matches("ESC-[0-9]{4}-[0-9]{6,}")) {
                return Optional.empty();
            }
            return Optional.of(new ListPlace(
                    parts[0].equals(URGENT),
                    parts[1].equals(NEVER) ? null : Instant.parse(parts[1]),
                    parts[2],
                    parts[3]));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
