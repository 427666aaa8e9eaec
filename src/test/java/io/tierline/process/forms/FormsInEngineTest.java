package io.tierline.process.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.tierline.cases.Case;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.CaseTexts;
import io.tierline.cases.Fact;
import io.tierline.cases.Ledger;
import io.tierline.cases.References;
import io.tierline.cases.ShippedLevels;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.EventTexts;
import io.tierline.cases.events.EventTypes;
import io.tierline.cases.events.IntakeEvents.TicketReceived;
import io.tierline.cases.events.WorkEvents.TierEntered;
import io.tierline.process.Destinations;
import io.tierline.process.words.PolicyWords;
import io.tierline.process.words.PublishedWords;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** What the engine makes of the listeners: refusals, where variables land, what survives a task. */
class FormsInEngineTest {

    private static final String KEY = "ESC-2026-000001";
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private static EmbeddedPostgres postgres;
    private static ProcessEngine engine;

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.start();
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        Ledger ledger = ledger();
        ProcessEngineConfigurationImpl configuration = new StandaloneProcessEngineConfiguration();
        // The application of the other tests is "default"; ending this engine must not unregister that one.
        configuration.setProcessEngineName("forms");
        configuration.setDataSource(postgres.getPostgresDatabase());
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setEnforceHistoryTimeToLive(false);
        configuration.setMetricsEnabled(false);
        Forms forms = new Forms(List.of(
                new WorkForm.Definition(
                        ledger, ShippedLevels.LEVELS, mock(Destinations.class), mock(RelatedCases.class)),
                new EnterCaseForm.Definition()));
        PublishedWords words = mock(PublishedWords.class);
        when(words.now()).thenReturn(PolicyWords.ENGLISH);
        LiveContextPlugin plugin = new LiveContextPlugin();
        LiveContext live =
                new LiveContext(forms, ledger, ShippedLevels.LEVELS, mock(References.class), words, plugin, clock);
        configuration.setBeans(
                Map.of("formCheck", new FormCheck(forms, live), "taskContext", new TaskContext(forms, live)));
        configuration.getProcessEnginePlugins().add(plugin);
        configuration
                .getProcessEnginePlugins()
                .add(new FormRefusal(
                        new StaticListableBeanFactory(Map.of("words", words)).getBeanProvider(PublishedWords.class)));
        engine = configuration.buildProcessEngine();
        engine.getRepositoryService()
                .createDeployment()
                .addModelInstance(
                        "work.bpmn",
                        Bpmn.createExecutableProcess("work")
                                .startEvent()
                                .userTask("work-on-case")
                                .name("Work on the case")
                                .camundaFormRef("work-on-case")
                                .camundaFormRefBinding("latest")
                                .camundaTaskListenerDelegateExpression("create", "${taskContext}")
                                .camundaTaskListenerDelegateExpression("complete", "${formCheck}")
                                .userTask("after")
                                .endEvent()
                                .done())
                .addModelInstance(
                        "enter.bpmn",
                        Bpmn.createExecutableProcess("enter")
                                .startEvent()
                                .camundaFormRef("enter-case")
                                .camundaFormRefBinding("latest")
                                .camundaExecutionListenerDelegateExpression("start", "${formCheck}")
                                .userTask()
                                .endEvent()
                                .done())
                .deploy();
    }

    private static Ledger ledger() {
        CaseEvent ticket = Fact.event(
                KEY,
                1,
                EventTypes.name(TicketReceived.class),
                NOW,
                NOW,
                "tina",
                Map.of("priority", "P1", "customer", "c-1", "category", "integration", "integrationId", "sf-1"));
        CaseEvent entered = Fact.event(
                KEY,
                2,
                EventTypes.name(TierEntered.class),
                NOW,
                NOW,
                "tierline",
                Map.of("tier", "tier1", "levels", 1, "rank", 1));
        Ledger ledger = mock(Ledger.class);
        when(ledger.events(anyString())).thenReturn(List.of(ticket, entered));
        when(ledger.caseFile(anyString())).thenReturn(Case.fold(List.of(ticket, entered)));
        when(ledger.texts(anyString()))
                .thenReturn(new CaseTexts(Map.of(
                        1,
                        EventTexts.NONE
                                .with(EventText.TITLE, "Data stopped syncing")
                                .with(EventText.DESCRIPTION, "x".repeat(9000)))));
        return ledger;
    }

    @AfterAll
    static void stop() throws IOException {
        engine.close();
        postgres.close();
    }

    private static Task work() {
        String process = engine.getRuntimeService()
                .startProcessInstanceByKey("work", KEY, Map.of("caseKey", KEY, "tier", "tier1", "outcome", "resolved"))
                .getId();
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(process)
                .singleResult();
    }

    @Test
    void a_task_shows_what_its_form_needs() {
        Task task = work();
        assertThat(task.getName()).isEqualTo("ESC-2026-000001 · Work on the case: Data stopped syncing");
        assertThat(task.getPriority()).isEqualTo(100);
        Map<String, Object> shown = engine.getTaskService().getVariablesLocal(task.getId());
        assertThat(shown).isEmpty();
        Map<String, Object> above = engine.getFormService().getTaskFormVariables(task.getId());
        assertThat(above).containsEntry("ctxTier", "tier1").doesNotContainKey("ctxHandOff");
        assertThat((String) above.get("ctxDescription")).hasSize(4000).endsWith("timeline)");
    }

    @Test
    void a_form_of_ours_on_a_task_without_a_case_opens_and_tells_nothing() {
        String process =
                engine.getRuntimeService().startProcessInstanceByKey("work").getId();
        Task task = engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(process)
                .singleResult();
        assertThat(engine.getFormService().getTaskFormVariables(task.getId())).isEmpty();
    }

    @Test
    void what_is_known_is_filled_in_and_answers_of_before_are_not() {
        Task task = work();
        assertThat(engine.getFormService().getTaskFormVariables(task.getId()))
                .containsEntry("integrationId", "sf-1")
                .containsEntry("outcome", null);
        assertThat(engine.getTaskService().getVariables(task.getId())).doesNotContainKey("integrationId");
    }

    @Test
    void an_incomplete_form_is_refused_in_plain_words_and_the_task_stays() {
        Task task = work();
        Map<String, Object> entered = Map.of("outcome", "escalate", "note", "Not ours", "integrationId", "");
        assertThatThrownBy(() -> engine.getFormService().submitTaskForm(task.getId(), entered))
                .isInstanceOf(FormProblemsException.class)
                .hasMessageStartingWith("What was tried so far is missing:")
                .hasMessageContaining("Integration id is missing:")
                .hasMessageContaining("Steps to reproduce is missing:");
        assertThatThrownBy(() -> engine.getTaskService().complete(task.getId(), entered))
                .isInstanceOf(FormProblemsException.class);
        assertThat(engine.getFormService().getTaskFormVariables(task.getId())).containsEntry("integrationId", "sf-1");
    }

    @Test
    void a_field_that_a_caller_leaves_out_is_what_the_form_shows_in_it() {
        Task task = work();
        engine.getFormService().submitTaskForm(task.getId(), Map.of("outcome", "ask-customer", "note", "Which?"));
        Task after = engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(task.getProcessInstanceId())
                .singleResult();
        assertThat(engine.getTaskService().getVariable(after.getId(), "integrationId"))
                .isEqualTo("sf-1");
    }

    @Test
    void what_a_person_enters_outlives_the_task() {
        Task task = work();
        engine.getFormService()
                .submitTaskForm(
                        task.getId(), Map.of("outcome", "ask-customer", "note", "Which?", "integrationId", "sf-2"));
        Task after = engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(task.getProcessInstanceId())
                .singleResult();
        assertThat(engine.getTaskService().getVariables(after.getId()))
                .containsEntry("outcome", "ask-customer")
                .containsEntry("integrationId", "sf-2")
                .doesNotContainKey("ctxDescription");
    }

    @Test
    void an_incomplete_start_form_starts_nothing() {
        String definition = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey("enter")
                .singleResult()
                .getId();
        assertThatThrownBy(() -> engine.getFormService().submitStartForm(definition, Map.of("title", "It is down")))
                .isInstanceOf(FormProblemsException.class)
                .hasMessageContaining("Customer is missing: which company is it?");
        assertThat(engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processDefinitionKey("enter")
                        .count())
                .isZero();
    }
}
