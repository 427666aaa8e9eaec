package io.tierline.inbox;

import java.time.Instant;

/**
 * A delivery and where it stands.
 *
 * @param delivery its body is null once erased
 * @param state {@code received}, {@code done}, {@code ignored}, {@code failed} or {@code discarded}
 * @param nextAttemptAt when it is tried again, while it is {@code received}
 * @param endedAt null while it is {@code received} or {@code failed}
 * @param decidedBy who replayed or discarded it last, or null
 * @param problem why it was put off, ignored, failed or discarded; or null
 */
public record StoredDelivery(
        Delivery delivery, String state, Instant nextAttemptAt, Instant endedAt, String decidedBy, String problem) {}
