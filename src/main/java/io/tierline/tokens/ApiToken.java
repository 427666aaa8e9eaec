package io.tierline.tokens;

import java.time.Instant;
import java.util.Set;

/**
 * A token as it is known; the token itself is known to its holder alone.
 *
 * @param account the machine account that calls with it
 * @param lastUsedAt to the minute, or null when it was never used
 * @param revokedAt null while it counts
 */
public record ApiToken(
        long id,
        String account,
        String name,
        Set<TokenScope> scopes,
        Instant createdAt,
        String createdBy,
        Instant expiresAt,
        Instant lastUsedAt,
        Instant revokedAt,
        String revokedBy) {

    public boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }

    /** In the audit log. */
    String subject() {
        return account + "/" + name;
    }
}
