package io.tierline.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierline.TierlineTest;
import io.tierline.cases.events.ClosureEvents.Closed;
import io.tierline.engine.commands.Origin;
import io.tierline.stories.Desk;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The engine's Java services with somebody's authentication and no HTTP between: the same list holds. */
class EngineServicesTest extends TierlineTest {

    @Autowired
    private IdentityService identity;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private FormService forms;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private ManagementService management;

    @Autowired
    private DecisionService decisions;

    @Autowired
    private AuthorizationService authorizations;

    @Autowired
    private ProcessEngineConfigurationImpl engine;

    private String instance(String key) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(key)
                .processDefinitionKey("escalation")
                .singleResult()
                .getId();
    }

    private Map<String, Runnable> acts(String key) {
        String instance = instance(key);
        String task = desk.task(key, "work-on-case").getId();
        String definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("escalation")
                .latestVersion()
                .singleResult()
                .getId();
        Map<String, Object> caseKey = Map.of("caseKey", key);
        Map<String, Runnable> acts = new LinkedHashMap<>();
        acts.put("start by key", () -> runtime.startProcessInstanceByKey("escalation", key, caseKey));
        acts.put("start by id", () -> runtime.startProcessInstanceById(definition, caseKey));
        acts.put("start elsewhere", () -> runtime.createProcessInstanceByKey("escalation")
                .setVariables(caseKey)
                .startBeforeActivity("close-case")
                .execute());
        acts.put("start by message", () -> runtime.startProcessInstanceByMessage("ticket-received", key, caseKey));
        acts.put("correlate", () -> runtime.createMessageCorrelation("ticket-received")
                .processInstanceBusinessKey(key)
                .setVariables(caseKey)
                .correlateAllWithResult());
        acts.put("signal", () -> runtime.signalEventReceived("anything"));
        acts.put(
                "condition",
                () -> runtime.createConditionEvaluation().setVariable("x", 1).evaluateStartConditions());
        acts.put("trigger", () -> runtime.signal(instance));
        acts.put("modify", () -> runtime.createProcessInstanceModification(instance)
                .startBeforeActivity("close-case")
                .execute());
        acts.put("delete", () -> runtime.deleteProcessInstance(instance, "x"));
        acts.put("suspend", () -> runtime.suspendProcessInstanceById(instance));
        acts.put("variable", () -> runtime.setVariable(instance, "caseKey", "x"));
        acts.put("local variable", () -> runtime.setVariableLocal(instance, "x", "x"));
        acts.put("remove variable", () -> runtime.removeVariable(instance, "caseKey"));
        acts.put("task variable", () -> tasks.setVariable(task, "caseKey", "x"));
        acts.put("task local", () -> tasks.setVariableLocal(task, "ctxCase", "x"));
        acts.put("error", () -> tasks.handleBpmnError(task, "xx"));
        acts.put("escalation", () -> tasks.handleEscalation(task, "xx"));
        acts.put("priority", () -> tasks.setPriority(task, 1));
        acts.put("due date", () -> tasks.setDueDate(task, null));
        acts.put("delegate", () -> tasks.delegateTask(task, "theo"));
        acts.put("resolve", () -> tasks.resolveTask(task));
        acts.put("owner", () -> tasks.setOwner(task, "theo"));
        acts.put("candidate", () -> tasks.addCandidateGroup(task, "legal"));
        acts.put("no candidate", () -> tasks.deleteCandidateGroup(task, "tier1"));
        acts.put("new task", () -> tasks.saveTask(tasks.newTask()));
        acts.put("delete task", () -> tasks.deleteTask(task));
        acts.put("comment", () -> tasks.createComment(task, instance, "x"));
        acts.put("complete elsewhere", () -> tasks.complete(task, Map.of("caseKey", "ESC-2026-000009")));
        acts.put("object", () -> tasks.complete(task, Map.of("note", new ArrayList<>(List.of(new Object())))));
        acts.put("submit elsewhere", () -> forms.submitTaskForm(task, Map.of("caseKey", "ESC-2026-000009")));
        acts.put("start form", () -> forms.submitStartForm(definition, key, Map.of("title", "x")));
        acts.put("incident", () -> runtime.createIncident("x", instance, "x"));
        acts.put("decision", () -> decisions.evaluateDecisionTableByKey("intake", Map.of()));
        acts.put("migration", () -> runtime.createMigrationPlan(definition, definition)
                .mapEqualActivities()
                .build());
        acts.put("batch", () -> runtime.deleteProcessInstancesAsync(List.of(instance), "x"));
        acts.put("delete deployment", () -> repository.deleteDeployment("x", true));
        acts.put("suspend definition", () -> repository.suspendProcessDefinitionByKey("escalation", true, null));
        acts.put(
                "table page",
                () -> management.createTablePageQuery().tableName("ACT_ID_USER").listPage(0, 1));
        acts.put("sql", () -> tasks.createNativeTaskQuery()
                .sql("select * from act_ru_task")
                .list());
        acts.put("schema", () -> management.databaseSchemaUpgrade(null, "", ""));
        acts.put("property", () -> management.setProperty("x", "y"));
        acts.put("tenant", () -> identity.saveTenant(identity.newTenant("x")));
        return acts;
    }

    @ParameterizedTest
    @CsvSource({"leo,legal", "tina,tier1", "mona,manager", "olaf,process-owner", "ada,admin", "bot,integration"})
    void nobody_moves_a_case_but_by_its_forms(String person, String group) {
        String key = desk.receive();
        int events = desk.ledger(key).size();
        String before = desk.openTasks(key).toString();
        List<String> passed = new ArrayList<>();
        acts(key).forEach((name, act) -> {
            identity.setAuthentication(person, List.of(group));
            try {
                act.run();
                passed.add(name);
            } catch (AuthorizationException e) {
                assertThat(e.getMessage()).as(name).isNotBlank();
            } finally {
                identity.clearAuthentication();
            }
        });
        assertThat(passed).isEmpty();
        desk.settle();
        assertThat(desk.ledger(key)).hasSize(events);
        assertThat(desk.openTasks(key)).hasToString(before);
    }

    @Test
    void who_is_in_no_group_does_nothing() {
        desk.receive();
        for (List<String> groups :
                Stream.of(Collections.<String>emptyList(), null).toArray(List[]::new)) {
            identity.setAuthentication("leo", groups);
            try {
                assertThatThrownBy(() -> tasks.createTaskQuery().list()).isInstanceOf(AuthorizationException.class);
            } finally {
                identity.clearAuthentication();
            }
        }
    }

    @Test
    void queries_and_ones_own_work_pass() {
        String key = desk.receive();
        desk.claims("tina", key, "work-on-case");
        desk.as("tina", () -> assertThat(tasks.createTaskQuery().list()).isNotEmpty());
        desk.unclaims("tina", key, "work-on-case");
        assertThat(desk.caseFile(key).owner()).isNull();
    }

    // In depth: were the list too wide, a submitted key would still lead nowhere

    @Test
    void the_case_of_a_task_is_that_of_its_process() {
        String other = desk.receive();
        String own = desk.receive();
        desk.claims("tina", own, "work-on-case");
        int events = desk.ledger(other).size();
        String task = desk.task(own, "work-on-case").getId();
        desk.as("tina", () -> assertThatThrownBy(() -> Origin.tierline(() -> {
                    tasks.complete(task, Map.of("caseKey", other, "outcome", "ask-customer", "note", "What?"));
                    return null;
                }))
                .isInstanceOf(ProcessEngineException.class)
                .hasMessageContaining("this process is about"));
        desk.settle();
        assertThat(desk.ledger(other)).hasSize(events);
        assertThat(desk.openTasks(own)).contains("work-on-case");
    }

    @Test
    void a_process_that_was_started_for_another_case_does_nothing_to_it() {
        String key = desk.receive();
        int closed = desk.ledger(key, Closed.class).size();
        assertThatThrownBy(() -> runtime.createProcessInstanceByKey("escalation")
                        .setVariable("caseKey", key)
                        .startBeforeActivity("close-case")
                        .execute())
                .hasMessageContaining("this process is about");
        desk.settle();
        assertThat(desk.ledger(key, Closed.class)).hasSize(closed);
    }

    // Types

    @Test
    void no_object_of_a_named_class_is_made_and_no_connection_leaves() throws IOException {
        String key = desk.receive();
        String instance = instance(key);
        try (ServerSocket elsewhere = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            String address = "rmi://127.0.0.1:" + elsewhere.getLocalPort() + "/x";
            Map<String, String> gadgets = Map.of(
                    "com.zaxxer.hikari.HikariConfig", "{\"metricRegistry\": \"" + address + "\"}",
                    "org.springframework.jndi.JndiObjectFactoryBean", "{\"jndiName\": \"" + address + "\"}",
                    "java.util.ArrayList<com.zaxxer.hikari.HikariConfig>",
                            "[{\"metricRegistry\": \"" + address + "\"}]",
                    "java.net.URL", "\"http://127.0.0.1:" + elsewhere.getLocalPort() + "/\"");
            gadgets.forEach((type, json) -> {
                assertThatThrownBy(() -> {
                            runtime.setVariable(
                                    instance,
                                    "gadget",
                                    Variables.serializedObjectValue(json)
                                            .objectTypeName(type)
                                            .serializationDataFormat("application/json")
                                            .create());
                            runtime.getVariable(instance, "gadget");
                        })
                        .as(type)
                        .isInstanceOf(ProcessEngineException.class);
                runtime.removeVariable(instance, "gadget");
            });
            elsewhere.setSoTimeout(300);
            assertThatThrownBy(elsewhere::accept).isInstanceOf(SocketTimeoutException.class);
        }
        assertThatThrownBy(() -> runtime.setVariable(
                        instance,
                        "gadget",
                        Variables.serializedObjectValue("rO0ABXA=")
                                .objectTypeName("java.lang.String")
                                .serializationDataFormat("application/x-java-serialized-object")
                                .create()))
                .isInstanceOf(ProcessEngineException.class);
        runtime.setVariable(instance, "plain", new ArrayList<>(List.of("a", "b")));
        assertThat(runtime.getVariable(instance, "plain")).isEqualTo(List.of("a", "b"));
        assertThat(Desk.ticket()).isNotNull();
    }

    @Test
    void cmmn_and_scripts_are_off() {
        assertThat(engine.isCmmnEnabled()).isFalse();
        assertThat(engine.isDeserializationTypeValidationEnabled()).isTrue();
        assertThat(engine.isJavaSerializationFormatEnabled()).isFalse();
        for (String language : List.of("juel", "javascript", "groovy", "feel", "python")) {
            assertThatThrownBy(() -> engine.getCommandExecutorTxRequired().execute(context -> engine.getScriptFactory()
                            .createScriptFromSource(language, "1 + 1")
                            .execute(engine.getScriptingEngines().getScriptEngineForLanguage(language), null, null)))
                    .as(language)
                    .isInstanceOf(ProcessEngineException.class)
                    .hasMessageContaining(language);
        }
        assertThatCode(() -> desk.receive()).doesNotThrowAnyException();
        assertThat(authorizations.createAuthorizationQuery().count()).isPositive();
    }
}
