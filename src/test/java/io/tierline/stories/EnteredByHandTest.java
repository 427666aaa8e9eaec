package io.tierline.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierline.TierlineTest;
import io.tierline.cases.Case;
import io.tierline.cases.events.IntakeEvents.TicketReceived;
import io.tierline.process.model.EscalationProcess;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class EnteredByHandTest extends TierlineTest {

    private static final Map<String, Object> FORM = Map.ofEntries(
            Map.entry("title", "Data stopped syncing"),
            Map.entry("description", "Since yesterday nothing arrives."),
            Map.entry("customerName", "Acme Corp"),
            Map.entry("plan", "enterprise"),
            Map.entry("reporterName", "Hanna Ops"),
            Map.entry("reporterEmail", "hanna@acme.example"),
            Map.entry("category", "integration"),
            Map.entry("priority", "P2"),
            Map.entry("impact", "high"),
            Map.entry("affectedUsers", 20L));

    @Autowired
    private FormService forms;

    @Autowired
    private RepositoryService repository;

    @Test
    void a_case_told_by_phone_is_entered_in_tasklist() {
        enter(FORM);
        String key = "ESC-2026-000001";
        Case file = desk.caseFile(key);
        assertThat(file.tier()).isEqualTo("tier1");
        assertThat(file.affectedUsers()).isEqualTo(20);
        assertThat(desk.ledger(key, TicketReceived.class).get(0).actor()).isEqualTo("tina");
        assertThat(desk.openTasks(key)).contains("work-on-case");
    }

    @Test
    void what_is_missing_is_named() {
        assertThatThrownBy(() -> enter(Journeys.with(FORM, "title", "", "reporterEmail", "")))
                .hasMessageContaining("Title is missing")
                .hasMessageContaining("Their e-mail is missing");
    }

    private void enter(Map<String, Object> form) {
        String definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(EscalationProcess.KEY)
                .latestVersion()
                .singleResult()
                .getId();
        desk.as("tina", () -> forms.submitStartForm(definition, new HashMap<>(form)));
        desk.settle();
    }
}
