package io.tierline.stories;

import java.util.Map;

/** Forms as people fill them in for the worked example. */
public final class Work {

    private Work() {}

    public static Map<String, Object> escalate() {
        return Map.of(
                "outcome", "escalate",
                "note", "The sync fails for every record since yesterday 14:00.",
                "ticketHistory", "Customer reported at 09:00; restarted the sync, no change.",
                "errorLogs", "HTTP 400 INVALID_FIELD: No such column 'Region__c'",
                "integrationId", "sf-4711",
                "stepsToReproduce", "Open Integrations, Salesforce, Sync now.");
    }

    public static Map<String, Object> askCustomer() {
        return Map.of("outcome", "ask-customer", "note", "Which Salesforce user does the sync run as?");
    }

    public static Map<String, Object> handBack() {
        return Map.of("outcome", "hand-back", "note", "This is a question of configuration; the guide has it.");
    }

    public static Map<String, Object> resolved() {
        return Map.of(
                "outcome", "resolved",
                "note", "Hotfix 2026.3.1 maps the renamed field.",
                "rootCause", "The schema of the CRM changed and broke our sync logic.",
                "mitigation", "A hotfix maps the renamed field; the missed records were synced.",
                "prevention", "Schema-change alerts and a monitor on failed syncs.");
    }

    public static Map<String, Object> resolution() {
        return Map.of(
                "rootCause", "The schema of the CRM changed and broke our sync logic.",
                "mitigation", "A hotfix maps the renamed field; all records are in sync again.",
                "prevention", "Schema-change alerts and a monitor on failed syncs.",
                "customerMessage", "Thank you for your patience before your board meeting.");
    }

    public static Map<String, Object> postmortem() {
        return Map.ofEntries(
                Map.entry("summary", "The Salesforce sync stopped for 27 hours."),
                Map.entry("rootCause", "An API schema change broke the sync logic."),
                Map.entry("customerImpact", "Acme had no fresh figures the day before a board meeting."),
                Map.entry("lessons", "We learned of the change from the customer."),
                Map.entry("item1What", "Schema-change alerts for every connected API"),
                Map.entry("item1Owner", "erin"),
                Map.entry("item1Due", "2026-03-25"),
                Map.entry("item2What", "Monitoring rule: no sync for an hour"),
                Map.entry("item2Owner", "erin"),
                Map.entry("item2Due", "2026-03-27"),
                Map.entry("articleTitle", "Salesforce sync stops after a schema change"),
                Map.entry("articleSymptom", "HTTP 400 INVALID_FIELD in the sync log"),
                Map.entry("articleSolution", "Map the renamed field, then run a full sync."),
                Map.entry("reviewOutcome", "approved"));
    }
}
