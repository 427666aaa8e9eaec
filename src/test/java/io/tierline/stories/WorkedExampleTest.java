package io.tierline.stories;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.TierlineTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The seven steps of the worked example, from the complaint to the post-escalation review. */
class WorkedExampleTest extends TierlineTest {

    @Test
    void from_complaint_to_review() {
        // 1. The complaint comes in.
        String key = desk.receive();
        assertThat(key).isEqualTo("ESC-2026-000001");
        assertThat(desk.caseFile(key).tier()).isEqualTo("tier1");

        // 2. Tier 1 confirms it; the criteria say why it must go up.
        desk.completes("tina", key, "work-on-case", escalate());
        assertThat(desk.caseFile(key).tier()).isEqualTo("tier2");
        assertThat(desk.caseFile(key).hop().reasons())
                .contains("Critical impact", "High-value client", "Complex integration");
    }

    static Map<String, Object> escalate() {
        return Map.of(
                "outcome", "escalate",
                "note", "The sync fails for every record since yesterday 14:00.",
                "ticketHistory", "Customer reported at 09:00; restarted the sync, no change.",
                "errorLogs", "HTTP 400 INVALID_FIELD: No such column 'Region__c'",
                "integrationId", "sf-4711",
                "stepsToReproduce", "Open Integrations, Salesforce, Sync now.");
    }
}
