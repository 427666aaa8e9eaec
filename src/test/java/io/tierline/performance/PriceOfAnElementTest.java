package io.tierline.performance;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.TierlineTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.builder.StartEventBuilder;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What one more element of a model costs, in SQL statements from the beginning of a process to its end. The table in {@code
 * docs/process-owners.md} says the same; {@code -Dtierline.write-docs=true} writes it.
 */
class PriceOfAnElementTest extends TierlineTest {

    private static final Path PAGE = Path.of("docs", "process-owners.md");
    private static final String HEAD = "| one more | statements |\n|---|---|\n";
    private static final String BASE = "price-base";
    private static final String TASK = "wait";
    private static final String FORM = "{\"id\": \"price\", \"type\": \"default\", \"components\": []}";

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private ManagementService management;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void the_page_for_process_owners_says_what_an_element_costs() throws IOException {
        String page = Files.readString(PAGE);
        int from = page.indexOf(HEAD);
        int to = page.indexOf("\n\n", from) + 1;
        String table = table();
        if (Boolean.getBoolean("tierline.write-docs")) {
            Files.writeString(PAGE, page.substring(0, from) + table + page.substring(to));
        } else {
            assertThat(page.substring(from, to)).isEqualTo(table);
        }
    }

    private String table() {
        String base = deploy(start(BASE).userTask(TASK).endEvent().done());
        try {
            long without = cost(BASE);
            StringBuilder rows = new StringBuilder(HEAD);
            models().forEach((name, model) -> {
                String deployment = deploy(model);
                try {
                    rows.append("| %s | %d |%n".formatted(name, cost(key(model)) - without));
                } finally {
                    repository.deleteDeployment(deployment, true);
                }
            });
            return rows.toString();
        } finally {
            repository.deleteDeployment(base, true);
        }
    }

    /** Each is the base, a process with one task, and one thing more. */
    private static Map<String, BpmnModelInstance> models() {
        Map<String, BpmnModelInstance> models = new LinkedHashMap<>();
        models.put(
                "gateway, or step or event that waits for nothing",
                start("price-step")
                        .userTask(TASK)
                        .serviceTask()
                        .camundaExpression("${true}")
                        .endEvent()
                        .done());
        models.put(
                "variable, set once",
                start("price-variable")
                        .serviceTask()
                        .camundaExpression("${true}")
                        .camundaResultVariable("agreed")
                        .userTask(TASK)
                        .endEvent()
                        .done());
        models.put(
                "step in a transaction of its own (asynchronous)",
                start("price-asynchronous")
                        .userTask(TASK)
                        .serviceTask()
                        .camundaAsyncBefore()
                        .camundaFailedJobRetryTimeCycle("R5/PT1M")
                        .camundaExpression("${true}")
                        .endEvent()
                        .done());
        models.put(
                "message at the edge of a task, that does not come",
                start("price-message")
                        .userTask(TASK)
                        .boundaryEvent()
                        .message("facts-changed")
                        .endEvent()
                        .moveToActivity(TASK)
                        .endEvent()
                        .done());
        models.put(
                "timer at the edge of a task, that does not fire",
                start("price-timer")
                        .userTask(TASK)
                        .boundaryEvent()
                        .timerWithDuration("PT1H")
                        .endEvent()
                        .moveToActivity(TASK)
                        .endEvent()
                        .done());
        models.put(
                "sub-process around a task",
                start("price-scope")
                        .subProcess()
                        .embeddedSubProcess()
                        .startEvent()
                        .userTask(TASK)
                        .endEvent()
                        .subProcessDone()
                        .endEvent()
                        .done());
        models.put(
                "called process around a task",
                start("price-call")
                        .callActivity()
                        .calledElement(BASE)
                        .camundaCalledElementBinding("deployment")
                        .endEvent()
                        .done());
        models.put(
                "user task",
                start("price-task").userTask(TASK).userTask("second").endEvent().done());
        models.put(
                "user task at the same time (parallel gateway)",
                start("price-parallel")
                        .parallelGateway("fork")
                        .userTask(TASK)
                        .endEvent()
                        .moveToNode("fork")
                        .userTask("second")
                        .endEvent()
                        .done());
        return models;
    }

    private static StartEventBuilder start(String id) {
        return Bpmn.createExecutableProcess(id).camundaHistoryTimeToLive(1).startEvent();
    }

    private String deploy(BpmnModelInstance model) {
        // As each task of an owner's has them; no part of what is counted.
        for (UserTask task : model.getModelElementsByType(UserTask.class)) {
            task.builder()
                    .camundaFormRef("price")
                    .camundaFormRefBinding("deployment")
                    .camundaCandidateGroups("tier1");
        }
        return repository
                .createDeployment()
                .addModelInstance("price.bpmn", model)
                .addString("price.form", FORM)
                .deploy()
                .getId();
    }

    private static String key(BpmnModelInstance model) {
        return model.getModelElementsByType(Process.class).iterator().next().getId();
    }

    private long cost(String key) {
        run(key); // what is looked up once is known then
        return CountedStatements.of(jdbc, () -> run(key)).statements();
    }

    private void run(String key) {
        String instance = runtime.startProcessInstanceByKey(key).getId();
        for (List<String> next = next(instance); !next.isEmpty(); next = next(instance)) {
            if ("job".equals(next.get(0))) {
                management.executeJob(next.get(1));
            } else {
                tasks.complete(next.get(1));
            }
        }
    }

    /** What the process waits for: a step of its own, or a task; empty when it has ended. */
    private List<String> next(String instance) {
        return jdbc.sql(
                        """
                        select /* the test looks */ 'job', id_ from act_ru_job
                        where root_proc_inst_id_ = :root and type_ = 'message'
                        union all
                        select 'task', task.id_ from act_ru_task task
                        join act_ru_execution process on process.id_ = task.proc_inst_id_
                        where process.root_proc_inst_id_ = :root
                        limit 1""")
                .param("root", instance)
                .query((row, i) -> List.of(row.getString(1), row.getString(2)))
                .optional()
                .orElse(List.of());
    }
}
