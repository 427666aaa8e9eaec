package io.tierline.engine.lookups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierline.TierlineTest;
import io.tierline.stories.Work;
import java.util.HashMap;
import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whose a task is stands in the task, and no right is stored for it. */
class OwnTasksTest extends TierlineTest {

    @Autowired
    private TaskService tasks;

    @Autowired
    private FormService forms;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private IdentityService identity;

    @Autowired
    private AuthorizationService authorizations;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void aColleague() {
        identity.saveUser(identity.newUser("tom"));
        identity.createMembership("tom", "tier1");
    }

    @AfterEach
    void asBefore() {
        identity.clearAuthentication();
        identity.deleteUser("tom");
    }

    @Test
    void a_team_sees_its_tasks_whoever_has_them_and_no_other_team_does() {
        String key = desk.receive();
        assertThat(seen("tina", key)).containsExactly("work-on-case");
        assertThat(seen("theo", key)).isEmpty();

        desk.claims("tina", key, "work-on-case");
        assertThat(seen("tina", key)).containsExactly("work-on-case");
        assertThat(seen("tom", key)).containsExactly("work-on-case");
        assertThat(seen("theo", key)).isEmpty();
        assertThat(seen("mona", key)).contains("work-on-case");
        assertThat(rowsForTasks()).isZero();
    }

    @Test
    void what_a_caller_may_not_see_they_may_not_do_either() {
        String key = desk.receive();
        String task = desk.task(key, "work-on-case").getId();
        as("theo", () -> {
            assertThatThrownBy(() -> forms.getTaskFormVariables(task)).isInstanceOf(AuthorizationException.class);
            assertThatThrownBy(() -> tasks.claim(task, "theo")).isInstanceOf(AuthorizationException.class);
            assertThatThrownBy(() -> forms.submitTaskForm(task, new HashMap<>(Work.escalate())))
                    .isInstanceOf(AuthorizationException.class);
            return null;
        });
        as("tina", () -> {
            // The right to give a task away is that of who has it.
            assertThatThrownBy(() -> tasks.setAssignee(task, "tom")).isInstanceOf(AuthorizationException.class);
            tasks.claim(task, "tina");
            tasks.setAssignee(task, "tom");
            return null;
        });
        assertThat(desk.task(key, "work-on-case").getAssignee()).isEqualTo("tom");
    }

    @Test
    void a_question_is_narrowed_by_the_teams_and_left_as_it_came() {
        String first = desk.receive();
        desk.receive();
        as("theo", () -> {
            TaskQuery query = tasks.createTaskQuery()
                    .or()
                    .taskDefinitionKey("work-on-case")
                    .taskAssignee("tina")
                    .endOr();
            assertThat(query.list()).isEmpty();
            assertThat(query.count()).isZero();
            return null;
        });
        as("tina", () -> {
            TaskQuery query = tasks.createTaskQuery().processInstanceBusinessKey(first);
            assertThat(query.count()).isEqualTo(1);
            assertThat(query.count()).isEqualTo(1);
            assertThat(query.list()).hasSize(1);
            // Nor does asking for another team's tasks show them.
            assertThat(tasks.createTaskQuery().taskCandidateGroup("tier2").list())
                    .isEmpty();
            return null;
        });
    }

    @Test
    void what_an_administrator_grants_on_top_counts_at_once_and_as_long_as_it_is_granted() {
        String key = desk.receive();
        assertThat(seen("theo", key)).isEmpty();

        Authorization model = grant("theo", Resources.PROCESS_DEFINITION, "work-at-tier", Permissions.READ_TASK);
        assertThat(seen("theo", key)).containsExactly("work-on-case");
        authorizations.deleteAuthorization(model.getId());
        assertThat(seen("theo", key)).isEmpty();

        String task = desk.task(key, "work-on-case").getId();
        grant("theo", Resources.TASK, task, Permissions.READ);
        assertThat(seen("theo", key)).containsExactly("work-on-case");
        as("theo", () -> forms.getTaskFormVariables(task));

        desk.completes("tina", key, "work-on-case", Work.escalate());
        assertThat(rowsForTasks()).isZero();
    }

    @Test
    void variables_of_a_task_are_shown_to_those_who_see_the_task() {
        String key = desk.receive();
        Task task = desk.task(key, "work-on-case");
        tasks.setVariableLocal(task.getId(), "colour", "red");

        assertThat(variables("tina", task)).containsExactly("colour");
        assertThat(variables("theo", task)).isEmpty();
        assertThat(variables("mona", task)).contains("colour");
    }

    private List<String> variables(String person, Task task) {
        return as(
                person,
                () ->
                        runtime
                                .createVariableInstanceQuery()
                                .variableScopeIdIn(task.getId(), task.getExecutionId())
                                .list()
                                .stream()
                                .map(org.camunda.bpm.engine.runtime.VariableInstance::getName)
                                .toList());
    }

    private Authorization grant(String person, Resource resource, String id, Permission permission) {
        Authorization row = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        row.setUserId(person);
        row.setResource(resource);
        row.setResourceId(id);
        row.addPermission(permission);
        return authorizations.saveAuthorization(row);
    }

    private List<String> seen(String person, String key) {
        return as(person, () -> tasks.createTaskQuery().processInstanceBusinessKey(key).list().stream()
                .map(Task::getTaskDefinitionKey)
                .toList());
    }

    private <T> T as(String person, Supplier<T> act) {
        identity.setAuthentication(
                person,
                identity.createGroupQuery().groupMember(person).list().stream()
                        .map(Group::getId)
                        .toList());
        try {
            return act.get();
        } finally {
            identity.clearAuthentication();
        }
    }

    private int rowsForTasks() {
        return jdbc.sql("select count(*) from act_ru_authorization where resource_type_ = 7 and resource_id_ <> '*'")
                .query(Integer.class)
                .single();
    }
}
