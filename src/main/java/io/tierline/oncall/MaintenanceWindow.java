package io.tierline.oncall;

import java.time.Instant;
import java.util.Locale;

/**
 * A stretch of time in which a case's escalation policy asks only its first contact.
 *
 * @param subject the team, the customer or the case; null for all
 * @param from included
 * @param to not included
 * @param reason in a manager's words; null once it was erased
 * @param createdBy a user id
 */
public record MaintenanceWindow(
        long id, Scope scope, String subject, Instant from, Instant to, String reason, String createdBy) {

    /** Whose cases it holds back. */
    public enum Scope {
        ALL,
        TEAM,
        CUSTOMER,
        CASE;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
