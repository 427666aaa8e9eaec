package io.tierline.audit;

import java.time.Instant;

/**
 * A row of the audit log.
 *
 * @param id its number, in the order of writing
 * @param at when it happened
 */
public record AuditEntry(long id, Instant at, AuditEvent event) {}
