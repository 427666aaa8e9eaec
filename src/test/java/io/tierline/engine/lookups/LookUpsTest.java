package io.tierline.engine.lookups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierline.Statements;
import io.tierline.TierlineTest;
import io.tierline.stories.Desk;
import io.tierline.stories.Work;
import java.util.List;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.SuspendedEntityInteractionException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.management.JobDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is kept for seconds is not asked for again, and a change on this node is seen at once. */
class LookUpsTest extends TierlineTest {

    @Autowired
    private RepositoryService repository;

    @Autowired
    private ManagementService management;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private AuthorizationService authorizations;

    @Autowired
    private TaskService tasks;

    @Autowired
    private IdentityService identity;

    @Test
    void a_second_case_asks_for_none_of_it_again() {
        oneCase();
        List<String> sent = Statements.of(this::oneCase);
        assertThat(sent)
                .noneMatch(sql -> sql.contains("ACT_RU_JOBDEF where ID_"))
                .noneMatch(sql -> sql.contains("ACT_RU_INCIDENT"))
                .noneMatch(sql -> sql.matches("(?s).*where\\s+HANDLER_TYPE_ = .*"))
                .noneMatch(sql -> sql.contains("distinct(A.GROUP_ID_)"));
    }

    @Test
    void a_variable_that_is_given_the_value_that_it_has_is_not_written() {
        String process = levelOf(desk.receive());
        Object level = runtime.getVariable(process, "tier");
        assertThat(Statements.of(() -> runtime.setVariable(process, "tier", level)))
                .isNotEmpty()
                .noneMatch(sql -> sql.contains("update ACT_RU_VARIABLE"));
        assertThat(Statements.of(() -> runtime.setVariable(process, "tier", "another")))
                .anyMatch(sql -> sql.contains("update ACT_RU_VARIABLE"));
        assertThat(runtime.getVariable(process, "tier")).isEqualTo("another");
        runtime.setVariable(process, "tier", level);
        assertThat(runtime.getVariable(process, "tier")).isEqualTo(level);
    }

    @Test
    void the_executions_of_a_process_instance_are_read_at_once() {
        String key = desk.receive();
        List<String> sent = Statements.of(() -> desk.claims("tina", key, "work-on-case"));
        assertThat(sent)
                .anyMatch(sql -> sql.contains("ACT_RU_EXECUTION where PROC_INST_ID_ = (select"))
                .noneMatch(sql ->
                        sql.matches("(?s)\\s*select \\* from ACT_RU_EXECUTION\\s+where (ID_|PROC_INST_ID_) = \\?\\s*"));
    }

    private String levelOf(String key) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(key)
                .processDefinitionKey("work-at-tier")
                .singleResult()
                .getId();
    }

    private void oneCase() {
        String key = desk.receive(Desk.ticket());
        desk.completes("tina", key, "work-on-case", Work.escalate());
    }

    @Test
    void a_process_that_is_suspended_starts_no_more_and_goes_on_when_it_is_activated() {
        desk.receive();
        String problem = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("problem")
                .latestVersion()
                .singleResult()
                .getId();
        repository.getProcessDefinition(problem);
        repository.suspendProcessDefinitionById(problem);
        try {
            assertThatThrownBy(() -> runtime.startProcessInstanceById(problem))
                    .isInstanceOf(SuspendedEntityInteractionException.class);
        } finally {
            repository.activateProcessDefinitionById(problem);
        }
        assertThat(repository.getProcessDefinition(problem).isSuspended()).isFalse();
    }

    @Test
    void a_changed_priority_of_a_kind_of_job_is_written() {
        desk.receive();
        JobDefinition definition =
                management.createJobDefinitionQuery().active().listPage(0, 1).get(0);
        management.setOverridingJobPriorityForJobDefinition(definition.getId(), 7);
        assertThat(priority(definition)).isEqualTo(7L);
        management.clearOverridingJobPriorityForJobDefinition(definition.getId());
        assertThat(priority(definition)).isNull();
    }

    private Long priority(JobDefinition definition) {
        return management
                .createJobDefinitionQuery()
                .jobDefinitionId(definition.getId())
                .singleResult()
                .getOverridingJobPriority();
    }

    @Test
    void the_incident_of_a_job_that_failed_goes_with_the_job() {
        desk.receiveUnsettled(Desk.ticket());
        Job job = management.createJobQuery().executable().listPage(0, 1).get(0);
        management.setJobRetries(job.getId(), 0);
        assertThat(runtime.createIncidentQuery().configuration(job.getId()).count())
                .isEqualTo(1);
        management.executeJob(job.getId());
        assertThat(runtime.createIncidentQuery().configuration(job.getId()).count())
                .isZero();
        desk.settle();
    }

    @Test
    void a_group_that_gets_its_first_right_has_it_at_once() {
        String key = desk.receive();
        desk.as("tina", () -> tasks.createTaskQuery().count());
        Authorization right = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        right.setGroupId("night-watch");
        right.setResource(Resources.TASK);
        right.setResourceId("*");
        right.addPermission(Permissions.READ);
        authorizations.saveAuthorization(right);
        try {
            assertThat(seenBy("walter", "night-watch", key)).isEqualTo(1);
        } finally {
            authorizations.deleteAuthorization(right.getId());
        }
        assertThat(seenBy("walter", "night-watch", key)).isZero();
    }

    @Test
    void a_right_that_is_revoked_is_gone_at_once() {
        String key = desk.receive();
        assertThat(seenBy("tina", "tier1", key)).isEqualTo(1);
        Authorization revoked = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_REVOKE);
        revoked.setUserId("tina");
        revoked.setResource(Resources.TASK);
        revoked.setResourceId(desk.task(key, "work-on-case").getId());
        revoked.removePermission(Permissions.ALL);
        authorizations.saveAuthorization(revoked);
        try {
            assertThat(seenBy("tina", "tier1", key)).isZero();
        } finally {
            authorizations.deleteAuthorization(revoked.getId());
        }
        assertThat(seenBy("tina", "tier1", key)).isEqualTo(1);
    }

    private long seenBy(String user, String group, String caseKey) {
        identity.setAuthentication(user, List.of(group));
        try {
            return tasks.createTaskQuery()
                    .processInstanceBusinessKey(caseKey)
                    .taskDefinitionKey("work-on-case")
                    .count();
        } finally {
            identity.clearAuthentication();
        }
    }
}
