package io.tierline.history;

import java.time.Instant;

/**
 * What one transaction has to say of a stay at an element.
 *
 * @param enteredAt null when an earlier transaction began it
 * @param leftAt null when it goes on
 */
record Stay(Element element, Instant enteredAt, Instant leftAt, boolean cancelled) {

    /** Never before it began: a server's clock may be set back. */
    Stay left(Instant at, boolean isCancelled) {
        return new Stay(element, enteredAt, enteredAt != null && at.isBefore(enteredAt) ? enteredAt : at, isCancelled);
    }
}
