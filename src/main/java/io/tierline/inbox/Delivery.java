package io.tierline.inbox;

import java.time.Instant;

/**
 * What a source told, as it is worked off.
 *
 * @param id the inbox's number of it
 * @param attempts how often it was tried before
 */
public record Delivery(
        long id,
        String source,
        String key,
        String subject,
        String kind,
        Instant at,
        Instant receivedAt,
        int attempts,
        byte[] body) {}
