package io.tierline.audit;

/** What is recorded. The codes are in the database and in the API: they stay. */
public final class AuditAction {

    public static final String SIGNED_IN = "signed-in";
    public static final String SIGN_IN_FAILED = "sign-in-failed";

    public static final String CASE_OPENED = "case-opened";
    public static final String CASES_LISTED = "cases-listed";
    public static final String CASES_SEARCHED = "cases-searched";
    public static final String FIGURES_EXPORTED = "figures-exported";
    public static final String INBOX_READ = "inbox-read";
    public static final String PEOPLE_EXPORTED = "people-exported";
    public static final String AUDIT_READ = "audit-read";
    public static final String AUDIT_EXPORTED = "audit-exported";
    public static final String AUDIT_EXPIRED = "audit-expired";

    public static final String MODELS_PUBLISHED = "models-published";

    public static final String TOKEN_CREATED = "token-created";
    public static final String TOKEN_REVOKED = "token-revoked";
    public static final String TOKEN_FIRST_USED = "token-first-used";

    public static final String STATUS_LINK_SENT = "status-link-sent";
    public static final String STATUS_LINK_REVEALED = "status-link-revealed";
    public static final String STATUS_PAGE_USED = "status-page-used";

    private AuditAction() {}
}
