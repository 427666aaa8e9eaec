package io.tierline.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierline.TierlineTest;
import io.tierline.agreement.Adrift;
import io.tierline.agreement.Agreement;
import io.tierline.agreement.Kind;
import io.tierline.agreement.NotAdriftException;
import io.tierline.cases.Case.State;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.NewEvent;
import io.tierline.cases.events.ClosureEvents.Closed;
import io.tierline.cases.events.ClosureEvents.CustomerConfirmed;
import io.tierline.cases.events.IntakeEvents.CustomerReplied;
import io.tierline.cases.events.IntakeEvents.InternalNote;
import io.tierline.cases.events.WorkEvents.Moved;
import io.tierline.cases.events.WorkEvents.ProcessRestored;
import io.tierline.cases.events.WorkEvents.TierEntered;
import io.tierline.casework.ManagerAct;
import io.tierline.process.ManagerActs;
import io.tierline.process.model.EscalationProcess;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every way in which ledger and engine can come apart is found, and ends once it is put right. */
class DisagreementTest extends TierlineTest {

    private static final String TASK = "put-case-right";

    @Autowired
    private Agreement agreement;

    @Autowired
    private ManagerActs acts;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ManagementService management;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private TaskService tasks;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    @Qualifier("modelDeployment")
    private SmartLifecycle modelDeployment;

    @Test
    void a_work_task_that_an_error_took_away_is_back() {
        String key = desk.receive();
        desk.claims("tina", key, "work-on-case");
        tasks.handleBpmnError(desk.task(key, "work-on-case").getId(), "nobody-catches-this");
        assertThat(desk.taskIfOpen(key, "work-on-case")).isEmpty();

        assertThat(found(key)).containsExactly(Kind.NO_WORK_TASK);
        restore(key, "started-again");

        assertThat(desk.task(key, "work-on-case").getAssignee()).isEqualTo("tina");
        assertThat(desk.ledger(key, TierEntered.class)).hasSize(1);
    }

    @Test
    void a_task_whose_row_is_gone_is_back() {
        String key = Journeys.waiting(desk);
        jdbc.sql("delete from act_ru_variable where task_id_ = ?")
                .param(desk.task(key, "wait-for-reply").getId())
                .update();
        jdbc.sql("delete from act_ru_identitylink where task_id_ = ?")
                .param(desk.task(key, "wait-for-reply").getId())
                .update();
        jdbc.sql("delete from act_ru_task where task_def_key_ = 'wait-for-reply'")
                .update();
        assertThat(found(key)).containsExactly(Kind.CANNOT_GO_ON);
        restore(key, "started-again");
        desk.task(key, "wait-for-reply");
    }

    @Test
    void of_two_processes_the_one_that_stands_where_the_ledger_says_goes_on() {
        String key = Journeys.atTier2(desk);
        desk.claims("theo", key, "work-on-case");
        String right = process(key).get(0);
        runtime.createProcessInstanceByKey(EscalationProcess.KEY)
                .businessKey(key)
                .setVariable("caseKey", key)
                .startBeforeActivity("wait-for-reply")
                .execute();
        assertThat(found(key)).contains(Kind.SEVERAL_PROCESSES);
        restore(key, "surplus-ended");
        assertThat(process(key)).containsExactly(right);
        assertThat(desk.task(key, "work-on-case").getAssignee()).isEqualTo("theo");
    }

    @Test
    void a_second_start_for_the_same_ticket_ends() {
        String key = desk.receive();
        String older = process(key).get(0);
        clock.advance(Duration.ofSeconds(1));
        runtime.createMessageCorrelation(EscalationProcess.TICKET_RECEIVED)
                .processInstanceBusinessKey(key)
                .setVariable("caseKey", key)
                .correlateStartMessage();
        assertThat(found(key)).contains(Kind.SEVERAL_PROCESSES);
        restore(key, "surplus-ended");
        assertThat(process(key)).containsExactly(older);
    }

    @Test
    void a_process_of_a_closed_case_ends() {
        String key = Journeys.closed(desk);
        runtime.createProcessInstanceByKey(EscalationProcess.KEY)
                .businessKey(key)
                .setVariable("caseKey", key)
                .startBeforeActivity("wait-for-confirmation")
                .execute();
        assertThat(found(key)).containsExactly(Kind.CASE_ENDED);
        restore(key, "surplus-ended");
        assertThat(process(key)).isEmpty();
        assertThat(desk.caseFile(key).state()).isEqualTo(State.CLOSED);
        assertThat(desk.ledger(key, Closed.class)).hasSize(1);
    }

    @Test
    void a_process_without_a_case_ends() {
        String id = runtime.createProcessInstanceByKey(EscalationProcess.KEY)
                .businessKey("ESC-2026-999999")
                .startBeforeActivity("leaves-level")
                .execute()
                .getId();
        assertThat(found(id)).containsExactly(Kind.NO_CASE);
        assertThat(tasks.createTaskQuery()
                        .taskDefinitionKey(TASK)
                        .singleResult()
                        .getName())
                .contains(id);
        assertThat(agreement.restore(id, "ada", "A test.")).contains("surplus-ended");
        assertThat(agreement.check()).isEmpty();
        assertThat(tasks.createTaskQuery().taskDefinitionKey(TASK).count()).isZero();
    }

    @Test
    void of_two_processes_that_both_stand_elsewhere_none_goes_on() {
        String key = desk.receive();
        for (int i = 0; i < 2; i++) {
            runtime.createProcessInstanceByKey(EscalationProcess.KEY)
                    .businessKey(key)
                    .setVariable("caseKey", key)
                    .startBeforeActivity("wait-for-reply")
                    .execute();
        }
        runtime.deleteProcessInstance(
                process(key).stream()
                        .filter(id -> runtime.getActiveActivityIds(id).contains("tier-1-works"))
                        .findFirst()
                        .orElseThrow(),
                "by hand");
        assertThat(found(key)).contains(Kind.SEVERAL_PROCESSES);
        restore(key, "started-again");
        desk.task(key, "work-on-case");
    }

    @Test
    void a_case_entered_by_hand_that_could_not_be_opened_keeps_what_was_entered() {
        String id = runtime.createProcessInstanceByKey(EscalationProcess.KEY)
                .startBeforeActivity("open-case")
                .execute()
                .getId();
        assertThat(agreement.check()).isEmpty();
        jdbc.sql("update act_ru_job set retries_ = 0 where process_instance_id_ = ?")
                .param(id)
                .update();
        assertThat(found(id)).containsExactly(Kind.NOT_OPENED);
        assertThat(agreement.restore(id, "ada", "The decision is mended.")).contains("tried-again");
        assertThat(agreement.check()).isEmpty();
        assertThat(management
                        .createJobQuery()
                        .processInstanceId(id)
                        .withRetriesLeft()
                        .count())
                .isOne();
    }

    @Test
    void a_level_that_lost_its_escalation_ends_and_begins_again_within_one() {
        String key = Journeys.atTier2(desk);
        runtime.deleteProcessInstances(List.of(process(key).get(0)), "by hand", true, true, true);
        assertThat(found(key)).containsExactlyInAnyOrder(Kind.NO_PROCESS, Kind.ORPHAN);
        restore(key, "started-again");
        desk.task(key, "work-on-case");
    }

    @Test
    void a_process_at_another_level_than_the_ledger_says_goes_to_the_ledgers() {
        String key = Journeys.atTier2(desk);
        runtime.createProcessInstanceModification(process(key).get(0))
                .cancelAllForActivity("tier-2-works")
                .startBeforeActivity("wait-for-reply")
                .execute();
        assertThat(found(key)).contains(Kind.ANOTHER_LEVEL);
        restore(key, "started-again");
        desk.task(key, "work-on-case");
        assertThat(desk.taskIfOpen(key, "wait-for-reply")).isEmpty();
    }

    @Test
    void what_is_suspended_or_has_failed_is_found() {
        String suspended = desk.receive();
        runtime.suspendProcessInstanceById(process(suspended).get(0));
        String failed = desk.receive();
        jdbc.sql("update act_ru_job set retries_ = 0 where root_proc_inst_id_ = ?")
                .param(process(failed).get(0))
                .update();
        agreement.check();
        clock.advance(Duration.ofMinutes(1));
        assertThat(agreement.check())
                .extracting(Adrift::kinds)
                .containsExactly(List.of(Kind.SUSPENDED), List.of(Kind.FAILED_STEP));
        restore(suspended, null);
        restore(failed, "started-again");
    }

    @Test
    void a_manager_who_is_awaited_has_the_task_again() {
        String key = Journeys.atEngineering(desk);
        desk.as("mona", () -> acts.act(key, new ManagerAct(ManagerAct.Kind.PULL, null, "It is loud there."), null));
        tasks.handleBpmnError(desk.task(key, "look-into-case").getId(), "nobody-catches-this");
        assertThat(found(key)).containsExactly(Kind.NO_MANAGER_TASK);
        restore(key, "started-again");
        assertThat(desk.task(key, "look-into-case").getAssignee()).isEqualTo("mona");
    }

    @Test
    void cases_that_went_with_their_models_go_on_once_there_are_models_again() {
        List<String> keys = Stream.generate(desk::receive).limit(5).toList();
        Set<String> inForce = Set.copyOf(repository.createProcessDefinitionQuery().latestVersion().list().stream()
                .map(org.camunda.bpm.engine.repository.ProcessDefinition::getDeploymentId)
                .toList());
        inForce.forEach(id -> repository.deleteDeployment(id, true));
        try {
            agreement.check();
            clock.advance(Duration.ofMinutes(1));
            assertThat(agreement.check()).hasSize(5).allMatch(Adrift::confirmed).allMatch(one -> one.task() == null);
            assertThat(agreement.hasTasks()).isFalse();
        } finally {
            modelDeployment.stop();
            modelDeployment.start();
        }
        agreement.check();
        keys.forEach(key -> desk.completes("ada", key, TASK, startAgain()));
        keys.forEach(key -> desk.completes("tina", key, "work-on-case", Work.resolved()));
        assertThat(agreement.check()).isEmpty();
    }

    @Test
    void what_happened_while_nothing_listened_counts_when_the_case_starts_again() {
        String waiting = Journeys.waiting(desk);
        String told = Journeys.told(desk);
        String moved = desk.receive();
        List.of(waiting, told, moved).forEach(this::deleteProcess);
        desk.happens(waiting, NewEvent.of(new CustomerReplied(), CaseEvent.CUSTOMER));
        desk.happens(told, NewEvent.of(new CustomerConfirmed(null), CaseEvent.CUSTOMER));
        desk.happens(moved, NewEvent.of(new Moved(null, "engineering", null), "mona"));
        agreement.check();
        List.of(waiting, told, moved).forEach(key -> agreement.restore(key, "ada", "Deleted by hand."));
        desk.settle();
        desk.task(waiting, "work-on-case");
        assertThat(desk.caseFile(told).state()).isEqualTo(State.CLOSED);
        assertThat(desk.caseFile(moved).tier()).isEqualTo("engineering");
        assertThat(agreement.check()).isEmpty();
    }

    @Test
    void one_that_is_left_has_no_task_until_something_else_is_wrong() {
        String key = desk.receive();
        runtime.suspendProcessInstanceById(process(key).get(0));
        found(key);
        desk.completes("ada", key, TASK, Map.of("putRightAnswer", "leave", "putRightNote", "Until the audit is done."));
        agreement.check();
        assertThat(desk.taskIfOpen(key, TASK)).isEmpty();
        assertThat(agreement.list()).singleElement().satisfies(one -> assertThat(one.leftBy())
                .isEqualTo("ada"));
        assertThat(desk.ledger(key, InternalNote.class)).hasSize(1);

        deleteProcess(key);
        agreement.check();
        desk.task(key, TASK);
        restore(key, "started-again");
    }

    @Test
    void the_task_ends_by_itself_when_it_agrees_again() {
        String key = desk.receive();
        runtime.suspendProcessInstanceById(process(key).get(0));
        found(key);
        agreement.check();
        assertThat(tasks.createTaskQuery().taskDefinitionKey(TASK).count()).isOne();
        runtime.activateProcessInstanceById(process(key).get(0));
        assertThat(agreement.check()).isEmpty();
        assertThat(desk.taskIfOpen(key, TASK)).isEmpty();
    }

    @Test
    void a_case_on_its_way_from_one_step_to_the_next_is_never_told() {
        String key = desk.receiveUnsettled(Desk.ticket());
        stepByStep();
        desk.as("tina", () -> {
            tasks.claim(desk.task(key, "work-on-case").getId(), "tina");
            tasks.complete(desk.task(key, "work-on-case").getId(), new HashMap<>(Work.escalate()));
        });
        stepByStep();
        desk.as("theo", () -> {
            tasks.claim(desk.task(key, "work-on-case").getId(), "theo");
            tasks.complete(desk.task(key, "work-on-case").getId(), new HashMap<>(Work.escalate()));
        });
        stepByStep();
        assertThat(desk.caseFile(key).tier()).isEqualTo("engineering");
    }

    /** Compares after each step, and often enough for it to be told. */
    private void stepByStep() {
        for (List<Job> due = due(); !due.isEmpty(); due = due()) {
            assertThat(agreement.check()).isEmpty();
            management.executeJob(due.get(0).getId());
        }
        assertThat(agreement.check()).isEmpty();
    }

    private List<Job> due() {
        return management
                .createJobQuery()
                .executable()
                .messages()
                .withRetriesLeft()
                .list();
    }

    @Test
    void a_case_that_is_not_adrift_is_left_alone() {
        String key = desk.receive();
        assertThatThrownBy(() -> agreement.restore(key, "ada", "To try it."))
                .isInstanceOf(NotAdriftException.class)
                .hasMessageContaining(key);
        assertThat(desk.ledger(key, ProcessRestored.class)).isEmpty();
    }

    private void deleteProcess(String key) {
        process(key).forEach(id -> runtime.deleteProcessInstance(id, "behind Tierline's back"));
    }

    private List<String> process(String key) {
        return runtime
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(key)
                .processDefinitionKey(EscalationProcess.KEY)
                .list()
                .stream()
                .map(org.camunda.bpm.engine.runtime.ProcessInstance::getId)
                .toList();
    }

    private List<Kind> found(String subject) {
        agreement.check();
        clock.advance(Duration.ofMinutes(1));
        List<Adrift> found = agreement.check();
        assertThat(found).extracting(Adrift::subject).containsExactly(subject);
        assertThat(found.get(0).confirmed()).isTrue();
        return found.get(0).kinds();
    }

    /** @param done null for whatever was done */
    private void restore(String key, String done) {
        String did = agreement.restore(key, "ada", "Done by hand.").orElseThrow();
        if (done != null) {
            assertThat(did).isEqualTo(done);
        }
        assertThat(desk.ledger(key, ProcessRestored.class)).hasSize(1);
        assertThat(desk.taskIfOpen(key, TASK)).isEmpty();
        assertThat(agreement.check()).extracting(Adrift::subject).doesNotContain(key);
    }

    private static Map<String, Object> startAgain() {
        return Map.of("putRightAnswer", "start-again", "putRightNote", "Deleted with its deployment.");
    }
}
