package io.tierline.performance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierline.cases.Ticket;
import io.tierline.process.CaseDesk;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The figures of docs/performance.md: real time, the job executor as in production, a durable database in a directory of
 * its own, agents who work over HTTP. Run on purpose only, on a machine that does nothing else: mvn -Pbench test
 */
@Tag("bench")
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"tierline.database.mode=automatic", "spring.datasource.url=", "tierline.demo=true"})
@Import(PerformanceTest.Settings.class)
@DirtiesContext
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PerformanceTest {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @Autowired
    private CaseDesk desk;

    @Autowired
    private ManagementService management;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TestRestTemplate http;

    /** For looking only: not counted. */
    private JdbcClient jdbc;

    private int tickets;

    @Autowired
    void look(DataSource counting) {
        jdbc = JdbcClient.create(((CountingDataSource) counting).getTargetDataSource());
    }

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) throws Exception {
        Path directory = Files.createTempDirectory("tierline-performance");
        properties.add("tierline.data-dir", directory::toString);
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Settings {

        @Bean
        static BeanPostProcessor counting() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof DataSource found ? new CountingDataSource(found) : bean;
                }
            };
        }
    }

    /** The worked example, told once to warm up and once to count. */
    @Test
    @Order(1)
    void what_a_whole_case_costs() {
        wholeCase();
        CountingDataSource.BY_TEXT.clear();
        long[] idle = {CountingDataSource.STATEMENTS.sum(), CountingDataSource.COMMITS.sum()};
        long walBefore = wal();
        wholeCase();
        report(
                "A whole case: %d SQL statements, %d commits, %d KB of write-ahead log",
                CountingDataSource.STATEMENTS.sum() - idle[0],
                CountingDataSource.COMMITS.sum() - idle[1],
                (wal() - walBefore) / 1024);
        CountingDataSource.BY_TEXT.entrySet().stream()
                .sorted(Comparator.comparingLong(text -> -text.getValue().sum()))
                .limit(20)
                .forEach(text -> report("  %4d %s", text.getValue().sum(), text.getKey()));
    }

    @Test
    @Order(2)
    void an_idle_engine_fires_a_timer_in_time() {
        // Of a process of its own: a case's timers are set anew by whatever happens to the case.
        repository
                .createDeployment()
                .addModelInstance(
                        "wait-a-moment.bpmn",
                        Bpmn.createExecutableProcess("wait-a-moment")
                                .camundaHistoryTimeToLiveString("P1D")
                                .startEvent("begun")
                                .name("Begun")
                                .intermediateCatchEvent("moment-over")
                                .name("Moment over")
                                .timerWithDuration("PT4.3S")
                                .endEvent("done")
                                .name("Done")
                                .done())
                .deploy();
        List<Long> late = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String instance = runtime.startProcessInstanceByKey("wait-a-moment").getId();
            Job timer = management.createJobQuery().processInstanceId(instance).singleResult();
            await("the timer", () -> gone(timer.getId()), () -> row(timer.getId()));
            late.add(Duration.between(timer.getDuedate().toInstant(), Instant.now())
                    .toMillis());
        }
        report("An idle engine fires a timer late by, in ms: %s", spread(late));
        assertThat(late).allMatch(millis -> millis < 3_000);
    }

    @Test
    @Order(3)
    void five_hundred_timers_in_a_minute_while_agents_work() throws Exception {
        deployWithShortTargets();
        List<String> watched = open(250);
        List<String> worked = open(100);
        Instant allDue = Instant.now().plus(Duration.ofMinutes(4)).plusSeconds(5);
        Map<String, Instant> due = new HashMap<>();
        Instant minute = allDue;
        for (int i = 0; i < watched.size(); i++) {
            for (String step : List.of("next-deadline", "not-acknowledged-in-time")) {
                for (String timer : timers(watched.get(i), step)) {
                    due.put(timer, minute.plusMillis(60_000L * due.size() / 500));
                }
            }
        }
        due.forEach((timer, at) -> management.setJobDuedate(timer, Date.from(at)));
        assertThat(due).hasSize(500);
        await("the minute", () -> !Instant.now().isBefore(minute));

        ExecutorService agents = Executors.newFixedThreadPool(4);
        List<Callable<long[]>> work = new ArrayList<>();
        worked.forEach(key -> work.add(() -> {
            long[] took = escalate(key, "tina");
            Thread.sleep(1_800);
            return took;
        }));
        List<Future<long[]>> done = work.stream().map(agents::submit).toList();

        List<Long> late = new ArrayList<>();
        Map<String, Instant> open = new HashMap<>(due);
        while (!open.isEmpty() && Instant.now().isBefore(minute.plus(PATIENCE))) {
            Collection<String> there = jdbc.sql("select id_ from act_ru_job where handler_type_ like 'timer%'")
                    .query(String.class)
                    .set();
            Instant now = Instant.now();
            open.entrySet().removeIf(timer -> {
                if (there.contains(timer.getKey())) {
                    return false;
                }
                return late.add(
                        Math.max(0, Duration.between(timer.getValue(), now).toMillis()));
            });
            Thread.sleep(50);
        }
        await(
                "what follows",
                () -> jdbc.sql("select count(*) from act_ru_job where duedate_ < ? and retries_ > 0")
                                .param(Timestamp.from(Instant.now()))
                                .query(Long.class)
                                .single()
                        == 0);
        Duration after = Duration.between(minute.plusSeconds(60), Instant.now());
        List<Long> completions = new ArrayList<>();
        for (Future<long[]> one : done) {
            completions.add(one.get()[0]);
        }
        agents.shutdown();
        report(
                "500 timers due in one minute: late by, in ms: %s; all that followed done %d ms after the minute",
                spread(late), after.toMillis());
        report("Agents meanwhile completed %d tasks, each in ms: %s", completions.size(), spread(completions));
        report("Failed jobs: %d", management.createJobQuery().noRetriesLeft().count());
        assertThat(late).hasSize(500).allMatch(millis -> millis < 60_000);
        assertThat(completions).allMatch(millis -> millis < 500);
    }

    private void wholeCase() {
        String key = open();
        escalate(key, "tina");
        escalate(key, "theo");
        act(
                key,
                "work-on-case",
                "erin",
                Map.of(
                        "outcome", "resolved",
                        "note", "A hotfix maps the renamed field.",
                        "rootCause", "The schema changed and broke the sync.",
                        "mitigation", "The hotfix is out.",
                        "prevention", "An alert on schema changes."));
        act(
                key,
                "explain-resolution",
                "cleo",
                Map.of(
                        "rootCause", "The schema changed and broke the sync.",
                        "mitigation", "The hotfix is out.",
                        "prevention", "An alert on schema changes.",
                        "customerMessage", "Thank you for your patience."));
        act(key, "wait-for-confirmation", "cleo", Map.of("confirmed", "yes", "said", "All good."));
        act(
                key,
                "review-postmortem",
                "mona",
                Map.ofEntries(
                        Map.entry("summary", "The sync stopped."),
                        Map.entry("rootCause", "The schema changed."),
                        Map.entry("customerImpact", "No fresh figures."),
                        Map.entry("lessons", "We learned of it from the customer."),
                        Map.entry("item1What", "An alert on schema changes"),
                        Map.entry("item1Owner", "erin"),
                        Map.entry(
                                "item1Due",
                                java.time.LocalDate.now().plusDays(10).toString()),
                        Map.entry("articleTitle", "The sync stops after a schema change"),
                        Map.entry("articleSymptom", "INVALID_FIELD in the log"),
                        Map.entry("articleSolution", "Map the renamed field."),
                        Map.entry("reviewOutcome", "approved")));
        act(key, "do-action-item", "erin", Map.of("actionItemOutcome", "done", "actionItemNote", "It is live."));
        act(key, "verify-action-item", "mona", Map.of("verified", "yes"));
        await("the quiet after " + key, this::quiet);
    }

    private boolean quiet() {
        return jdbc.sql("select count(*) from act_ru_job where duedate_ < localtimestamp and retries_ > 0")
                        .query(Long.class)
                        .single()
                == 0;
    }

    private long[] escalate(String key, String agent) {
        return act(
                key,
                "work-on-case",
                agent,
                Map.of(
                        "outcome", "escalate",
                        "note", "The sync fails for every record since yesterday 14:00.",
                        "ticketHistory", "Restarted the sync, no change.",
                        "errorLogs", "HTTP 400 INVALID_FIELD",
                        "integrationId", "sf-4711",
                        "stepsToReproduce", "Open Integrations, Salesforce, Sync now."));
    }

    /** Finds, claims and completes a task as its owner does over HTTP; tells how long completing it took, in ms. */
    private long[] act(String key, String step, String person, Map<String, Object> form) {
        TestRestTemplate user = http.withBasicAuth(person, "demo");
        await(step + " of " + key, () -> isOpen(key, step));
        JsonNode found = user.getForObject(
                "/engine-rest/task?processInstanceBusinessKey={key}&taskDefinitionKey={step}",
                JsonNode.class,
                key,
                step);
        String task = found.path(0).path("id").asText();
        if ("work-on-case".equals(step)) {
            ok(user.postForEntity("/engine-rest/task/{id}/claim", Map.of("userId", person), String.class, task));
        }
        Map<String, Object> variables = new HashMap<>();
        form.forEach((name, value) -> variables.put(name, Map.of("value", value)));
        long start = System.nanoTime();
        ok(user.postForEntity(
                "/engine-rest/task/{id}/submit-form", Map.of("variables", variables), String.class, task));
        return new long[] {Duration.ofNanos(System.nanoTime() - start).toMillis()};
    }

    private boolean isOpen(String key, String step) {
        return jdbc.sql(
                                """
                                select count(*) from act_ru_task t join act_ru_execution e on e.id_ = t.proc_inst_id_
                                where e.business_key_ = ? and t.task_def_key_ = ?""")
                        .params(key, step)
                        .query(Long.class)
                        .single()
                > 0;
    }

    private static void ok(ResponseEntity<String> answer) {
        HttpStatusCode status = answer.getStatusCode();
        assertThat(status.is2xxSuccessful())
                .as("%s %s", status, answer.getBody())
                .isTrue();
    }

    private String open() {
        return open(1).get(0);
    }

    /** Opens cases as fast as it can, and returns once each is with Tier 1 and nothing is left to do at once. */
    private List<String> open(int cases) {
        Instant start = Instant.now();
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < cases; i++) {
            keys.add(desk.open("bench", "T-" + ++tickets + "-" + System.nanoTime(), ticket())
                    .caseKey());
        }
        keys.forEach(key -> await(key, () -> !timers(key, "next-deadline").isEmpty()));
        await("the quiet after opening", this::quiet);
        if (cases > 1) {
            report(
                    "Opening %d cases, messages included, took %d ms",
                    cases, Duration.between(start, Instant.now()).toMillis());
        }
        return keys;
    }

    private static Ticket ticket() {
        return new Ticket(
                "Data stopped syncing",
                "Our data stopped syncing yesterday.",
                "integration",
                "P2",
                "medium",
                12,
                "salesforce-sync",
                null,
                "acme",
                "Acme Corp",
                "enterprise",
                "Hanna Ops",
                "hanna@acme.example",
                Map.of());
    }

    /** All models, with minutes in place of hours, around the clock. */
    private void deployWithShortTargets() throws Exception {
        DeploymentBuilder deployment = repository.createDeployment().name("performance");
        var resolver = new PathMatchingResourcePatternResolver();
        for (String pattern : List.of("processes/*.bpmn", "processes/*.dmn", "forms/*.form")) {
            for (Resource model : resolver.getResources("classpath*:" + pattern)) {
                String content = model.getContentAsString(StandardCharsets.UTF_8);
                if (model.getFilename().equals("sla-policy.dmn")) {
                    content = content.replace("\"PT15M\"", "\"PT4M\"").replace("\"business-hours\"", "\"24x7\"");
                }
                deployment.addString(model.getFilename(), content);
            }
        }
        deployment.deploy();
    }

    private List<String> timers(String key, String step) {
        return jdbc.sql(
                        """
                        select job.id_ from act_ru_job job join act_ru_execution e on e.id_ = job.process_instance_id_
                        join act_ru_jobdef def on def.id_ = job.job_def_id_
                        where e.business_key_ = ? and def.act_id_ = ?""")
                .params(key, step)
                .query(String.class)
                .list();
    }

    private boolean gone(String job) {
        return jdbc.sql("select count(*) from act_ru_job where id_ = ?")
                        .param(job)
                        .query(Long.class)
                        .single()
                == 0;
    }

    private long wal() {
        return jdbc.sql("select pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')")
                .query(Long.class)
                .single();
    }

    private static String spread(List<Long> millis) {
        List<Long> sorted = millis.stream().sorted().toList();
        return "median %d, 99%% %d, longest %d"
                .formatted(
                        sorted.get(sorted.size() / 2),
                        sorted.get((int) Math.ceil(sorted.size() * 0.99) - 1),
                        sorted.get(sorted.size() - 1));
    }

    /** A job as the engine has it, to tell why it does not run. */
    private String row(String job) {
        return String.valueOf(jdbc.sql("select * from act_ru_job where id_ = ?")
                .param(job)
                .query()
                .listOfRows());
    }

    private static void await(String what, BooleanSupplier condition) {
        await(what, condition, () -> "");
    }

    private static void await(String what, BooleanSupplier condition, Supplier<String> otherwise) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("Waited in vain for " + what + ": " + otherwise.get());
            }
            try {
                Thread.sleep(5);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static void report(String format, Object... values) {
        System.out.printf("[performance] " + format + "%n", values);
    }
}
