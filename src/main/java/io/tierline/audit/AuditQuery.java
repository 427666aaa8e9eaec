package io.tierline.audit;

import java.time.Instant;

/**
 * Which rows are asked for; what is null does not restrict.
 *
 * @param from inclusive
 * @param to exclusive
 */
public record AuditQuery(Instant from, Instant to, String actor, String action, String subject) {}
