package io.tierline.security;

import static io.tierline.security.Caller.encoded;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.stories.Desk;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.camunda.bpm.engine.repository.Deployment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Who may do what in the engine, its REST interface and its web applications. */
class RightsTest extends SecurityTest {

    private static final String ENGINE = "/camunda/api/engine/engine/default";
    private static final String STATISTICS = "/camunda/api/cockpit/plugin/base/default/process-definition/statistics";

    @Autowired
    private RepositoryService repository;

    @Autowired
    private IdentityService identity;

    @Autowired
    private Accounts accounts;

    @Autowired
    private FilterService filters;

    @Autowired
    private AuthorizationService authorizations;

    @Autowired
    private SecuritySetup opening;

    // Agents

    @Test
    void agents_see_the_tasks_of_their_own_queue() {
        String key = desk.receive();

        assertThat(as("tina").get("/engine-rest/task").body()).contains(key);
        assertThat(as("theo").get("/engine-rest/task").body()).isEqualTo("[]");
        String task = desk.task(key, "work-on-case").getId();
        assertThat(as("theo").get("/engine-rest/task/" + task).statusCode()).isEqualTo(404);
        assertThat(as("theo")
                        .post("/engine-rest/task/" + task + "/claim", "{\"userId\": \"theo\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(as("mona").get("/engine-rest/task").body()).contains(key);
    }

    @Test
    void an_agent_claims_gives_back_and_completes() {
        String key = desk.receive();
        String task = "/engine-rest/task/" + desk.task(key, "work-on-case").getId();

        assertThat(as("tina").post(task + "/assignee", "{\"userId\": \"theo\"}").statusCode())
                .as("not hers yet")
                .isEqualTo(403);
        assertThat(as("tina").post(task + "/claim", "{\"userId\": \"tina\"}").statusCode())
                .isEqualTo(204);
        assertThat(desk.caseFile(key).owner()).isEqualTo("tina");
        assertThat(as("tina").post(task + "/unclaim", "{}").statusCode()).isEqualTo(204);
        assertThat(as("tina").post(task + "/claim", "{\"userId\": \"tina\"}").statusCode())
                .isEqualTo(204);
        HttpResponse<String> incomplete =
                as("tina").post(task + "/submit-form", variables(Map.of("outcome", "escalate", "note", "Beyond us")));
        assertThat(incomplete.statusCode()).isEqualTo(400);
        assertThat(incomplete.body()).contains("Steps to reproduce");
        HttpResponse<String> complete = as("tina")
                .post(
                        task + "/submit-form",
                        variables(Map.of(
                                "outcome", "escalate",
                                "note", "Beyond us",
                                "ticketHistory", "Restarted",
                                "errorLogs", "HTTP 400",
                                "integrationId", "sf-1",
                                "stepsToReproduce", "Sync now")));
        assertThat(complete.statusCode()).as(complete.body()).isEqualTo(204);
        desk.settle();
        assertThat(as("tina").get("/engine-rest/task").body()).isEqualTo("[]");
        assertThat(as("theo").get("/engine-rest/task").body()).contains(key);
    }

    private static String variables(Map<String, String> fields) {
        StringBuilder json = new StringBuilder("{\"variables\": {");
        fields.forEach((name, value) -> json.append(json.length() > 15 ? "," : "")
                .append("\"%s\": {\"value\": \"%s\", \"type\": \"String\"}".formatted(name, value)));
        return json + "}}";
    }

    @Test
    void agents_deploy_nothing_and_administer_nothing() throws IOException {
        for (String person : List.of("tina", "theo", "erin", "cleo", "bella", "mona")) {
            Caller agent = as(person);
            assertThat(agent.deploy("mine", models()).statusCode()).as(person).isEqualTo(403);
            assertThat(agent.post("/engine-rest/user/create", "{\"profile\": {\"id\": \"x\"}}")
                            .statusCode())
                    .as(person)
                    .isEqualTo(403);
            assertThat(agent.post("/engine-rest/group/create", "{\"id\": \"x\"}")
                            .statusCode())
                    .as(person)
                    .isEqualTo(403);
            assertThat(agent.put("/engine-rest/group/admin/members/" + person, "")
                            .statusCode())
                    .as(person)
                    .isEqualTo(403);
            assertThat(agent.put("/engine-rest/process-definition/key/escalation/suspended", "{\"suspended\": true}")
                            .statusCode())
                    .as(person)
                    .isEqualTo(403);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "tina, tasklist, 200",
        "tina, cockpit, 403",
        "tina, admin, 403",
        "pia, tasklist, 200",
        "mona, tasklist, 200",
        "mona, cockpit, 200",
        "mona, admin, 403",
        "olaf, cockpit, 200",
        "olaf, admin, 403",
        "ada, admin, 200",
        "ada, cockpit, 200",
    })
    void each_opens_the_applications_of_their_role(String person, String application, int status) {
        assertThat(anybody().signIn(person, application).statusCode()).isEqualTo(status);
    }

    @Test
    void what_cockpit_shows_is_for_those_who_may_open_it() {
        assertThat(inBrowser("tina", "tasklist").get(STATISTICS).statusCode()).isEqualTo(403);
        assertThat(inBrowser("mona", "cockpit").get(STATISTICS).statusCode()).isEqualTo(200);
    }

    @Test
    void nobody_deletes_accounts_but_administrators_not_even_their_own() {
        for (String person : List.of("tina", "mona", "olaf")) {
            assertThat(as(person).delete("/engine-rest/user/" + person).statusCode())
                    .as(person)
                    .isEqualTo(403);
            assertThat(identity.createUserQuery().userId(person).count()).isOne();
        }
    }

    // Managers and process owners

    @Test
    void a_manager_gives_a_task_to_somebody() {
        String key = desk.receive();
        String task = "/engine-rest/task/" + desk.task(key, "work-on-case").getId();

        assertThat(as("mona").post(task + "/assignee", "{\"userId\": \"tina\"}").statusCode())
                .isEqualTo(204);
        assertThat(desk.caseFile(key).owner()).isEqualTo("tina");
    }

    @Test
    void a_process_owner_publishes_changed_models() throws IOException {
        HttpResponse<String> answer = as("olaf").deploy("A change of Olaf's", models());
        try {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(desk.receive()).isEqualTo("ESC-2026-000001");
            assertThat(inBrowser("olaf", "cockpit").get(STATISTICS).body()).contains("escalation");
        } finally {
            desk.clear();
            for (Deployment deployment : repository
                    .createDeploymentQuery()
                    .deploymentName("A change of Olaf's")
                    .list()) {
                repository.deleteDeployment(deployment.getId(), true);
            }
        }
    }

    /** All models as they come with Tierline; one task of the escalation has another name. */
    private static Map<String, String> models() throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        for (String kind : List.of("processes/*.bpmn", "processes/*.dmn", "forms/*.form")) {
            for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath*:" + kind)) {
                files.put(file.getFilename(), file.getContentAsString(StandardCharsets.UTF_8));
            }
        }
        files.computeIfPresent(
                "escalation.bpmn", (name, model) -> model.replace("Explain the resolution", "Explain what we did"));
        return files;
    }

    // Expressions in queries

    private static final String EXPRESSION = "\"assigneeExpression\": \"${dataSource.toString()}\"";

    @ParameterizedTest
    @ValueSource(strings = {"tina", "cleo", "mona", "olaf"})
    void nobody_but_an_administrator_writes_filters(String person) {
        String filter = "{\"resourceType\": \"Task\", \"name\": \"x\", \"query\": {" + EXPRESSION + "}}";
        assertThat(as(person).post("/engine-rest/filter/create", filter).statusCode())
                .isEqualTo(403);
        Filter queue = filters.createTaskFilterQuery().filterName("My queue").singleResult();
        assertThat(as(person)
                        .put("/engine-rest/filter/" + queue.getId(), filter)
                        .statusCode())
                .isEqualTo(403);
        assertThat(inBrowser(person, "olaf".equals(person) ? "cockpit" : "tasklist")
                        .post(ENGINE + "/filter/create", filter)
                        .statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tina", "mona", "olaf", "ada"})
    void nobody_sends_expressions_in_a_query(String person) {
        Filter queue = filters.createTaskFilterQuery().filterName("My queue").singleResult();
        String nested = "{\"orQueries\": [{" + EXPRESSION + ", \"name\": \"x\"}]}";
        Caller caller = as(person);
        List<String> paths = List.of(
                "/engine-rest/task",
                "/engine-rest/task/count",
                "/engine-rest/filter/" + queue.getId() + "/list",
                "/engine-rest/filter/" + queue.getId() + "/count",
                "/engine-rest/filter/" + queue.getId() + "/singleResult");
        for (String path : paths) {
            for (String query : List.of("{" + EXPRESSION + "}", nested)) {
                HttpResponse<String> answer = caller.post(path, query);
                assertThat(answer.statusCode()).as(path + " " + query).isEqualTo(400);
                if (!path.endsWith("singleResult")) { // it tells its callers less
                    assertThat(answer.body()).as(path + " " + query).contains("Expressions are forbidden");
                }
            }
            assertThat(caller.post(path, "{\"active\": true, \"orQueries\": [{\"name\": \"x\", \"assignee\": \"y\"}]}")
                            .statusCode())
                    .as(path)
                    .isBetween(200, 204);
        }
        assertThat(caller.get("/engine-rest/task?assigneeExpression=" + encoded("${dataSource.toString()}"))
                        .statusCode())
                .isBetween(400, 403);
    }

    // Teams that the matrix adds

    @Test
    void a_new_team_has_its_rights_as_soon_as_its_group_is_made() {
        as("ada").post("/engine-rest/group/create", "{\"id\": \"security-team\", \"name\": \"Security\"}");
        User sam = identity.newUser("sam");
        accounts.setAnyPassword((UserEntity) sam, "demo");
        identity.saveUser(sam);
        identity.createMembership("sam", "security-team");
        try {
            assertThat(anybody().signIn("sam", "tasklist").statusCode()).isEqualTo(200);
            assertThat(anybody().signIn("sam", "cockpit").statusCode()).isEqualTo(403);
            assertThat(as("sam").get("/api/v1/escalations").statusCode()).isEqualTo(200);
            assertThat(as("sam").get("/engine-rest/filter").body())
                    .contains("My queue")
                    .doesNotContain("All open");
        } finally {
            identity.deleteUser("sam");
            identity.deleteGroup("security-team");
        }
    }

    @Test
    void the_table_of_rights_is_put_in_place_once() {
        long before = authorizations.createAuthorizationQuery().count();
        long filtersBefore = filters.createFilterQuery().count();
        opening.start();
        assertThat(authorizations.createAuthorizationQuery().count()).isEqualTo(before);
        assertThat(filters.createFilterQuery().count()).isEqualTo(filtersBefore);
        for (String group : List.of("tier1", "billing", "manager", "process-owner")) {
            Group found = identity.createGroupQuery().groupId(group).singleResult();
            assertThat(found).isNotNull();
        }
    }

    @Test
    void managers_alone_have_the_list_of_everything() {
        desk.receive(Desk.ticket());
        assertThat(as("mona").get("/engine-rest/filter").body()).contains("All open", "My queue", "Due soon");
        assertThat(as("tina").get("/engine-rest/filter").body())
                .contains("My queue", "Mine", "My team", "Due soon", "Waiting on customer")
                .doesNotContain("All open");
    }
}
