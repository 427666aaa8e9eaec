package io.tierline.connectors.slack;

import io.tierline.notifications.DeliveryFailedException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * One message a second on this node. A message that comes too early gets a slot of its own, and is told to come back
 * then. On several nodes Slack itself says when it is too much.
 */
class RateLimiter {

    private static final Duration STEP = Duration.ofSeconds(1);
    private static final int MOST_REMEMBERED = 10_000;

    private final Clock clock;
    private final Map<Long, Instant> slots = new HashMap<>();
    private Instant next = Instant.MIN;

    RateLimiter(Clock clock) {
        this.clock = clock;
    }

    /** @throws DeliveryFailed with the time until its slot, when it is not its turn yet */
    synchronized void await(long delivery) throws DeliveryFailedException {
        Instant now = clock.instant();
        Instant slot = slots.remove(delivery);
        if (slot != null && !slot.isAfter(now)) {
            return;
        }
        if (slot == null && !next.isAfter(now)) {
            next = now.plus(STEP);
            return;
        }
        if (slot == null) {
            slot = next;
            next = next.plus(STEP);
        }
        if (slots.size() >= MOST_REMEMBERED) {
            slots.clear();
        }
        slots.put(delivery, slot);
        throw DeliveryFailedException.notAccepted("Slack takes one message a second.", Duration.between(now, slot));
    }
}
