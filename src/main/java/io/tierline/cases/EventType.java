package io.tierline.cases;

/** The types of {@link CaseEvent}. Messages in the models that wake a waiting case carry the same names. */
public final class EventType {

    // What comes in
    public static final String TICKET_RECEIVED = "ticket-received";
    public static final String POLICY_PINNED = "policy-pinned";
    public static final String CUSTOMER_REPLIED = "customer-replied";
    public static final String PRIORITY_CHANGED = "priority-changed";
    public static final String PLAN_CHANGED = "plan-changed";
    public static final String FACTS_CHANGED = "facts-changed";
    public static final String INTERNAL_NOTE = "internal-note";
    public static final String CRITERIA_MATCHED = "criteria-matched";
    public static final String MERGED_IN = "merged-in";
    public static final String LINKED = "linked";
    public static final String LINKED_TO_PROBLEM = "linked-to-problem";
    public static final String UNLINKED_FROM_PROBLEM = "unlinked-from-problem";

    // Who has it
    public static final String TIER_ENTERED = "tier-entered";
    public static final String ALERTED = "alerted";
    public static final String LADDER_REPEATED = "ladder-repeated";
    public static final String LADDER_HELD = "ladder-held";
    public static final String LADDER_RELEASED = "ladder-released";
    public static final String NOBODY_REACHABLE = "nobody-reachable";
    public static final String ACKNOWLEDGED = "acknowledged";
    public static final String ASSIGNED = "assigned";
    public static final String WORK_DONE = "work-done";
    public static final String HANDED_OFF = "handed-off";
    public static final String MOVED = "moved";
    public static final String MANAGER_NEEDED = "manager-needed";
    public static final String MANAGER_DECIDED = "manager-decided";
    public static final String PULLED = "pulled";
    public static final String DE_ESCALATED = "de-escalated";
    public static final String REASSIGNED = "reassigned";
    public static final String TAKEN_OVER = "taken-over";
    public static final String GIVEN_BACK = "given-back";
    public static final String WATCHER_ADDED = "watcher-added";
    public static final String WATCHER_REMOVED = "watcher-removed";
    public static final String ISSUE_OPENED = "issue-opened";
    public static final String FIXED = "fixed";
    public static final String PROCESS_RESTORED = "process-restored";

    // What the customer hears
    public static final String CUSTOMER_ASKED = "customer-asked";
    public static final String UPDATE_PROMISED = "update-promised";
    public static final String PUBLIC_UPDATE = "public-update";
    public static final String MESSAGE_QUEUED = "message-queued";
    public static final String MESSAGE_SENT = "message-sent";
    public static final String MESSAGE_FAILED = "message-failed";
    public static final String STATUS_LINK_SENT = "status-link-sent";
    public static final String STATUS_LINK_REVEALED = "status-link-revealed";

    // How it ends
    public static final String FIX_RECORDED = "fix-recorded";
    public static final String RESOLUTION_TOLD = "resolution-told";
    public static final String CUSTOMER_CONFIRMED = "customer-confirmed";
    public static final String REOPEN_REQUESTED = "reopen-requested";
    public static final String REOPENED = "reopened";
    public static final String CLOSED = "closed";
    public static final String WITHDRAWN = "withdrawn";

    // Verdicts of clocks
    public static final String AT_RISK = "at-risk";
    public static final String MET = "met";
    public static final String BREACHED = "breached";
    public static final String CORRECTED = "corrected";

    // What was learned
    public static final String POSTMORTEM_DRAFTED = "postmortem-drafted";
    public static final String POSTMORTEM_APPROVED = "postmortem-approved";
    public static final String POSTMORTEM_CLOSED = "postmortem-closed";
    public static final String ACTION_ITEM_AGREED = "action-item-agreed";
    public static final String ACTION_ITEM_DONE = "action-item-done";
    public static final String ACTION_ITEM_WAIVED = "action-item-waived";
    public static final String ACTION_ITEM_VERIFIED = "action-item-verified";
    public static final String ARTICLE_PUBLISHED = "article-published";
    public static final String SURVEY_ANSWERED = "survey-answered";

    private EventType() {}
}
