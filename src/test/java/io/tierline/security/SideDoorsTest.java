package io.tierline.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.tierline.cases.events.IntakeEvents.TicketReceived;
import java.net.http.HttpResponse;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The engine's own REST interface, at both its roots: nobody moves a case by it but with the form of a task. */
class SideDoorsTest extends SecurityTest {

    private static final String REST = "/engine-rest";
    private static final String WEB = "/camunda/api/engine/engine/default";

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private ManagementService management;

    @Autowired
    private MeterRegistry meters;

    private Caller at(String root, String person) {
        if (root.equals(REST)) {
            return as(person);
        }
        String application = person.equals("olaf") ? "cockpit" : "tasklist";
        Caller browser = inBrowser(person, application);
        browser.get("/camunda/app/" + application + "/default/"); // brings the CSRF token of the new session
        return browser;
    }

    private static void refused(HttpResponse<String> answer, String... words) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
        assertThat(answer.body())
                .as("from the engine, not from the CSRF filter")
                .contains("\"message\"");
        List.of(words).forEach(word -> assertThat(answer.body()).contains(word));
    }

    private ProcessDefinition inForce(String key) {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .latestVersion()
                .singleResult();
    }

    private long processes() {
        return runtime.createProcessInstanceQuery().count();
    }

    // 1: starts, messages

    @ParameterizedTest
    @CsvSource({
        REST + ",leo",
        WEB + ",leo",
        REST + ",mona",
        REST + ",olaf",
        WEB + ",ada",
        REST + ",ada",
    })
    void no_process_starts_anywhere_but_at_its_form(String root, String person) {
        String key = desk.receive();
        int events = desk.ledger(key).size();
        long before = processes();
        Caller caller = at(root, person);
        for (String activity : List.of("close-case", "record-resolution", "record-confirmation")) {
            String body =
                    """
                    {"startInstructions": [{"type": "startBeforeActivity", "activityId": "%s"}],
                     "businessKey": "%s", "variables": {"caseKey": {"value": "%s"}, "confirmed": {"value": true},
                     "customerMessage": {"value": "All is well"}}}"""
                            .formatted(activity, key, key);
            refused(caller.post(root + "/process-definition/key/escalation/start", body), "never with a start");
            refused(
                    caller.post(
                            root + "/process-definition/"
                                    + inForce("escalation").getId() + "/start",
                            body),
                    "Start process");
        }
        for (String process : List.of("work-at-tier", "customer-updates", "deliver-message", "manage-case")) {
            refused(caller.post(root + "/process-definition/key/" + process + "/start", "{}"));
            if (!process.equals("manage-case")) {
                refused(caller.post(
                        root + "/process-definition/key/" + process + "/submit-form",
                        "{\"variables\": {\"caseKey\": {\"value\": \"" + key + "\"}}}"));
            }
        }
        refused(
                caller.post(
                        root + "/message",
                        "{\"messageName\": \"ticket-received\", \"businessKey\": \"" + key
                                + "\", \"processVariables\": {\"caseKey\": {\"value\": \"" + key + "\"}}}"),
                "/api/v1/escalations/{key}/events");
        refused(caller.post(root + "/signal", "{\"name\": \"x\"}"));
        refused(caller.post(root + "/condition", "{\"variables\": {\"x\": {\"value\": 1}}}"));
        desk.settle();
        assertThat(processes()).isEqualTo(before);
        assertThat(desk.ledger(key)).hasSize(events);
    }

    @ParameterizedTest
    @ValueSource(strings = {REST, WEB})
    void a_case_is_entered_by_the_fields_of_its_form_in_ones_own_name(String root) {
        Caller leo = at(root, "leo");
        String start = root + "/process-definition/" + inForce("escalation").getId() + "/submit-form";
        String fields =
                """
                "title": {"value": "No sync"}, "description": {"value": "Nothing since noon"},
                "customerName": {"value": "Acme"}, "plan": {"value": "enterprise"}, "reporterName": {"value": "Hanna"},
                "reporterEmail": {"value": "hanna@acme.example"}, "category": {"value": "integration"},
                "priority": {"value": "P3"}, "impact": {"value": "low"}, "affectedUsers": {"value": 3},
                "component": {"value": null}""";
        refused(leo.post(start, "{\"variables\": {" + fields + ", \"enteredBy\": {\"value\": \"ada\"}}}"), "enteredBy");
        refused(leo.post(start, "{\"variables\": {" + fields + ", \"caseKey\": {\"value\": \"ESC-2026-000009\"}}}"));
        refused(leo.post(start, "{\"businessKey\": \"ESC-1\", \"variables\": {" + fields + "}}"), "business key");
        assertThat(processes()).isZero();

        HttpResponse<String> right = leo.post(start, "{\"variables\": {" + fields + "}}");
        assertThat(right.statusCode()).as(right.body()).isEqualTo(200);
        desk.settle();
        assertThat(desk.ledger("ESC-2026-000001", TicketReceived.class).get(0).actor())
                .isEqualTo("leo");
    }

    // 2 and 3: one's own task

    @ParameterizedTest
    @CsvSource({REST + ",submit-form", REST + ",complete", WEB + ",submit-form", WEB + ",complete"})
    void completing_ones_own_task_leads_to_no_other_case(String root, String how) {
        String other = desk.receive();
        String own = desk.receive();
        desk.claims("tina", own, "work-on-case");
        int events = desk.ledger(other).size();
        String task = root + "/task/" + desk.task(own, "work-on-case").getId() + "/" + how;
        Caller tina = at(root, "tina");
        String fields =
                """
                "outcome": {"value": "resolved"}, "note": {"value": "Done"}, "rootCause": {"value": "x"},
                "mitigation": {"value": "y"}, "prevention": {"value": "z"}""";
        for (String name : List.of("caseKey", "tier", "team", "enteredBy", "ctxCase", "ctxDescription", "hop")) {
            refused(
                    tina.post(
                            task, "{\"variables\": {%s, \"%s\": {\"value\": \"%s\"}}}".formatted(fields, name, other)),
                    name,
                    "not a field of this form");
        }
        for (String value : List.of(
                "{\"value\": \"x\", \"type\": \"Bytes\"}",
                "{\"value\": \"<a/>\", \"type\": \"Xml\"}",
                "{\"value\": \"{}\", \"type\": \"Json\"}",
                "{\"value\": \"{}\", \"type\": \"Object\", \"valueInfo\": {\"serializationDataFormat\":"
                        + " \"application/json\", \"objectTypeName\": \"org.springframework.jndi.JndiTemplate\"}}",
                "{\"value\": \"2026-01-01T00:00:00.000+0000\", \"type\": \"Date\"}",
                "{\"value\": {\"a\": 1}}",
                "{\"value\": [[1]]}",
                "{\"value\": \"a\\u0000b\"}",
                "{\"value\": \"" + "x".repeat(20_001) + "\"}",
                "{\"value\": \"x\", \"valueInfo\": {\"transient\": true}}")) {
            HttpResponse<String> answer = tina.post(task, "{\"variables\": {\"note\": %s}}".formatted(value));
            assertThat(answer.statusCode()).as(value + answer.body()).isBetween(400, 403);
        }
        desk.settle();
        assertThat(desk.ledger(other)).hasSize(events);
        assertThat(desk.openTasks(own)).contains("work-on-case");

        HttpResponse<String> right = tina.post(task, "{\"variables\": {" + fields + "}}");
        assertThat(right.statusCode()).as(right.body()).isEqualTo(204);
    }

    @ParameterizedTest
    @CsvSource({REST + ",tina", WEB + ",tina", REST + ",ada", REST + ",mona"})
    void a_task_ends_by_its_form_alone(String root, String person) {
        String key = desk.receive();
        desk.claims("tina", key, "work-on-case");
        String id = desk.task(key, "work-on-case").getId();
        String task = root + "/task/" + id;
        Caller caller = at(root, person);
        refused(caller.post(task + "/bpmnError", "{\"errorCode\": \"xx\"}"), "form of its task");
        refused(caller.post(task + "/bpmnEscalation", "{\"escalationCode\": \"xx\"}"));
        refused(caller.post(task + "/resolve", "{}"));
        refused(caller.post(task + "/delegate", "{\"userId\": \"theo\"}"));
        refused(caller.delete(task));
        refused(caller.put(task + "/variables/caseKey", "{\"value\": \"ESC-2026-000009\"}"));
        refused(caller.put(task + "/localVariables/caseKey", "{\"value\": \"ESC-2026-000009\"}"));
        refused(caller.post(task + "/variables", "{\"modifications\": {\"tier\": {\"value\": \"x\"}}}"));
        refused(caller.delete(task + "/variables/outcome"));
        assertThat(caller.post(task + "/comment/create", "{\"message\": \"x\"}").statusCode())
                .as("who may not see the task's history is told that there is none")
                .isIn(400, 403);
        refused(caller.post(task + "/identity-links", "{\"groupId\": \"legal\", \"type\": \"candidate\"}"), "push it");
        refused(caller.post(task + "/identity-links", "{\"userId\": \"leo\", \"type\": \"assignee\"}"));
        refused(caller.post(root + "/task/create", "{\"name\": \"x\"}"), "internal-note");
        refused(caller.put(task, "{\"name\": \"x\", \"due\": \"2030-01-01T00:00:00.000+0000\"}"), "its clocks");
        assertThat(desk.task(key, "work-on-case").getName()).contains(key);
        assertThat(desk.task(key, "work-on-case").getAssignee()).isEqualTo("tina");
    }

    // What managers and administrators have in Cockpit

    @ParameterizedTest
    @CsvSource({REST + ",mona", REST + ",ada", WEB + ",ada", REST + ",olaf", REST + ",leo"})
    void cockpit_cancels_suspends_and_edits_nothing(String root, String person) {
        String key = desk.receive();
        int events = desk.ledger(key).size();
        String instance = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(key)
                .processDefinitionKey("escalation")
                .singleResult()
                .getId();
        String process = root + "/process-instance/" + instance;
        String definition = inForce("escalation").getId();
        String deployment = inForce("escalation").getDeploymentId();
        Caller caller = at(root, person);
        refused(caller.delete(process), "withdrawn", "/api/v1/escalations/{key}/acts");
        refused(caller.post(root + "/process-instance/delete", "{\"processInstanceIds\": [\"" + instance + "\"]}"));
        refused(caller.put(process + "/suspended/", "{\"suspended\": true}"), "Manage a case");
        refused(caller.put(process + "/variables/caseKey", "{\"value\": \"x\"}"), "facts-changed");
        refused(caller.post(
                process + "/modification",
                "{\"instructions\": [{\"type\": \"startBeforeActivity\", \"activityId\": \"close-case\"}]}"));
        refused(caller.put(
                root + "/process-definition/" + definition + "/suspended/",
                "{\"suspended\": true, \"includeProcessInstances\": true}"));
        refused(caller.delete(root + "/process-definition/" + definition + "?cascade=true"));
        refused(caller.put(
                root + "/process-definition/" + definition + "/history-time-to-live", "{\"historyTimeToLive\": 0}"));
        if (List.of("olaf", "ada").contains(person)) { // who may not see it is told that there is none
            refused(caller.delete(root + "/deployment/" + deployment + "?cascade=true"), "next version");
            refused(caller.post(root + "/decision-definition/key/intake/evaluate", "{\"variables\": {}}"));
            refused(caller.post(root + "/deployment/" + deployment + "/redeploy", "{}"), "from their files");
        }
        refused(caller.post(
                root + "/migration/generate",
                "{\"sourceProcessDefinitionId\": \"%s\", \"targetProcessDefinitionId\": \"%s\"}"
                        .formatted(definition, definition)));
        desk.settle();
        assertThat(desk.ledger(key)).hasSize(events);
        assertThat(desk.runs(key, "escalation")).isTrue();
    }

    @Test
    void managers_and_administrators_repeat_what_failed_and_move_no_job() {
        desk.receiveUnsettled(io.tierline.stories.Desk.ticket());
        String job = management.createJobQuery().list().get(0).getId();
        try {
            management.setJobRetries(job, 0);
            refused(as("tina").put(REST + "/job/" + job + "/retries", "{\"retries\": 1}"));
            refused(as("mona")
                    .put(
                            REST + "/job/" + job + "/retries",
                            "{\"retries\": 1, \"dueDate\": \"2030-01-01T00:00:00.000+0000\"}"));
            refused(as("mona").put(REST + "/job/" + job + "/retries", "{\"retries\": 0}"));
            refused(as("mona").put(REST + "/job/" + job + "/duedate", "{\"duedate\": null}"));
            refused(as("mona").post(REST + "/job/" + job + "/execute", "{}"));
            refused(as("mona").put(REST + "/job/" + job + "/suspended", "{\"suspended\": true}"));
            refused(as("mona").post(REST + "/job/retries", "{\"jobIds\": [\"" + job + "\"], \"retries\": 1}"));
            for (String person : List.of("mona", "ada")) {
                assertThat(as(person)
                                .put(REST + "/job/" + job + "/retries", "{\"retries\": 1}")
                                .statusCode())
                        .as(person)
                        .isEqualTo(204);
            }
        } finally {
            management.setJobRetries(job, 5);
        }
    }

    @Test
    void a_task_is_given_to_those_who_may_work_on_it() {
        String key = desk.receive();
        String task = REST + "/task/" + desk.task(key, "work-on-case").getId();
        refused(as("mona").post(task + "/assignee", "{\"userId\": \"leo\"}"), "no team", "push it");
        for (String other : List.of("eve", "", "mona", "TINA")) {
            refused(as("mona").post(task + "/assignee", "{\"userId\": \"" + other + "\"}"), "no team");
        }
        refused(as("tina").post(task + "/claim", "{\"userId\": \"theo\"}"), "oneself");
        assertThat(desk.task(key, "work-on-case").getAssignee()).isNull();
        assertThat(as("mona").post(task + "/assignee", "{\"userId\": \"tina\"}").statusCode())
                .isEqualTo(204);
        assertThat(as("tina").post(task + "/assignee", "{\"userId\": null}").statusCode())
                .isEqualTo(204);
    }

    // Accounts, and nobody at all

    @Test
    void everybody_keeps_their_own_account_and_no_other() {
        refused(as("leo").put(REST + "/user/ada/profile", "{\"id\": \"ada\", \"email\": \"leo@example.com\"}"));
        refused(as("mona")
                .put(REST + "/user/ada/credentials", "{\"password\": \"x\", \"authenticatedUserPassword\": \"demo\"}"));
        refused(as("leo").delete(REST + "/user/leo"));
        refused(as("leo").post(REST + "/identity/verify", "{\"username\": \"ada\", \"password\": \"demo\"}"));
        refused(as("ada").post(REST + "/tenant/create", "{\"id\": \"x\", \"name\": \"x\"}"), "no tenants");
        String profile = as("leo").get(REST + "/user/leo/profile").body();
        assertThat(as("leo").put(REST + "/user/leo/profile", profile).statusCode())
                .isEqualTo(204);
    }

    @Test
    void whoever_has_not_signed_in_signs_in_and_does_nothing_else() {
        Caller stranger = anybody();
        stranger.get("/camunda/app/admin/default/");
        HttpResponse<String> answer = stranger.post(
                "/camunda/api/admin/setup/default/user/create",
                "{\"profile\": {\"id\": \"eve\"}, \"credentials\": {\"password\": \"eve\"}}");
        assertThat(answer.statusCode()).isBetween(400, 404);
        assertThat(stranger.get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(200);
        assertThat(stranger.signIn("leo", "tasklist").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {REST, WEB})
    void what_tasklist_reads_to_show_a_form_is_read(String root) {
        String key = desk.receive();
        String task = "/task/" + desk.task(key, "work-on-case").getId();
        String start = "/process-definition/" + inForce("escalation").getId();
        Caller tina = at(root, "tina");
        for (String path : List.of(
                task,
                task + "/form",
                task + "/deployed-form",
                task + "/form-variables?deserializeValues=false",
                task + "/identity-links",
                start + "/startForm",
                start + "/deployed-start-form",
                start + "/form-variables",
                start + "/xml",
                "/process-definition?latest=true&active=true&startableInTasklist=true&startablePermissionCheck=true")) {
            assertThat(tina.get(root + path).statusCode()).as(path).isEqualTo(200);
        }
    }

    @Test
    void what_the_dashboards_read_is_read() {
        for (String path : List.of(
                "/case-definition/count",
                "/case-instance/count?deploymentId=x",
                "/process-definition/statistics?rootIncidents=true",
                "/task/report/candidate-group-count",
                "/deployment/count",
                "/batch/statistics/count",
                "/history/batch/count",
                "/tenant/count")) {
            assertThat(at(WEB, "ada").get(WEB + path).statusCode()).as(path).isEqualTo(200);
            assertThat(as("mona").get(REST + path).statusCode()).as(path).isEqualTo(200);
        }
    }

    @Test
    void refusals_are_counted() {
        double before = meters
                .find("tierline.engine.refused")
                .tag("command", "SignalEventReceivedCmd")
                .tag("role", "agent")
                .counters()
                .stream()
                .mapToDouble(io.micrometer.core.instrument.Counter::count)
                .sum();
        refused(as("leo").post(REST + "/signal", "{\"name\": \"x\"}"));
        assertThat(meters.get("tierline.engine.refused")
                        .tag("command", "SignalEventReceivedCmd")
                        .tag("role", "agent")
                        .counter()
                        .count())
                .isEqualTo(before + 1);
    }
}
