package io.tierline.sla;

import java.time.Instant;

/**
 * A stretch that no clock counts, whatever the calendar says.
 *
 * @param to null while it lasts
 * @param why in a reader's words
 */
record Pause(Instant from, Instant to, String why) {

    boolean isOpen() {
        return to == null;
    }

    /** Its end, but no later than an instant. */
    Instant endBy(Instant latest) {
        return isOpen() || to.isAfter(latest) ? latest : to;
    }
}
