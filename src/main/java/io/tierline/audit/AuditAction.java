package io.tierline.audit;

/** What is recorded. The codes are in the database and in the API: they stay. */
public final class AuditAction {

    public static final String AUDIT_EXPIRED = "audit-expired";

    public static final String TOKEN_CREATED = "token-created";
    public static final String TOKEN_REVOKED = "token-revoked";
    public static final String TOKEN_FIRST_USED = "token-first-used";

    public static final String STATUS_LINK_SENT = "status-link-sent";
    public static final String STATUS_LINK_REVEALED = "status-link-revealed";

    private AuditAction() {}
}
