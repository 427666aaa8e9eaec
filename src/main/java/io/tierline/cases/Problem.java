package io.tierline.cases;

import java.time.Instant;

/**
 * One cause behind many cases.
 *
 * @param key such as {@code PRB-2026-000007}
 * @param component null when it is not known
 * @param openedBy a user's id
 * @param fix null while it is not fixed
 */
public record Problem(String key, String title, String component, Instant openedAt, String openedBy, Fix fix) {

    /**
     * How it was fixed, as every linked customer is told.
     *
     * @param by a user's id
     * @param customerMessage a line on top, or null
     */
    public record Fix(
            Instant at, String by, String rootCause, String mitigation, String prevention, String customerMessage) {}

    public boolean isFixed() {
        return fix != null;
    }
}
