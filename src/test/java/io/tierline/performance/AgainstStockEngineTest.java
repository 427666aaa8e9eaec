package io.tierline.performance;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * Tierline beside {@link StockEngine}, in one JVM, on one durable database server, driven by the same HTTP calls, in turns.
 * The ratios are the figures; seconds are those of this machine. Run on purpose only.
 */
@Tag("bench")
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"tierline.database.mode=automatic", "tierline.demo=true"})
@DirtiesContext
class AgainstStockEngineTest {

    private static final int WARM_UP = 40;
    private static final int ROUNDS = 5;
    private static final int CASES = 16;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static EmbeddedPostgres server;
    private static StockEngine stock;
    private static HikariDataSource stockDatabase;
    private static long postmaster;

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    /** What some cases cost; times are of all of them together. */
    private record Run(
            int cases, Duration took, ProcessorTime processor, CountedStatements counted, double databaseMillis) {

        double aSecond() {
            return cases / (took.toMillis() / 1000.0);
        }

        double processorMillis() {
            return processor.millis() / (double) cases;
        }
    }

    private record Side(String name, WorkedExample example, JdbcClient jdbc, String unsettled) {}

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) throws IOException {
        server = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("max_wal_size", "4GB")
                .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                .setServerConfig("pg_stat_statements.track", "all")
                .setServerConfig("pg_stat_statements.track_utility", "off")
                .start();
        JdbcClient admin = JdbcClient.create(server.getPostgresDatabase());
        admin.sql("create database tierline").update();
        admin.sql("create database stock").update();
        properties.add("spring.datasource.url", () -> server.getJdbcUrl("postgres", "tierline"));
        properties.add("spring.datasource.username", () -> "postgres");
        properties.add("spring.datasource.password", () -> "postgres");
        String directory = admin.sql("show data_directory").query(String.class).single();
        postmaster = Long.parseLong(
                Files.readAllLines(Path.of(directory, "postmaster.pid")).get(0));
    }

    /** The server itself ends with the JVM, after the application that uses it. */
    @AfterAll
    static void stop() throws Exception {
        if (stock != null) {
            stock.close();
            stockDatabase.close();
        }
    }

    @Test
    void a_whole_case_against_a_stock_engine() throws Exception {
        stockDatabase = new HikariDataSource();
        stockDatabase.setJdbcUrl(server.getJdbcUrl("postgres", "stock"));
        stockDatabase.setUsername("postgres");
        stockDatabase.setMaximumPoolSize(40);
        stock = new StockEngine(stockDatabase);
        JdbcClient stockJdbc = JdbcClient.create(stockDatabase);
        for (JdbcClient database : List.of(jdbc, stockJdbc)) {
            database.sql("create extension if not exists pg_stat_statements").update();
        }
        String jobs = "/* the test looks */ select count(*) from act_ru_job"
                + " where (duedate_ is null or duedate_ < now() at time zone 'UTC') and retries_ > 0";
        Side ours = new Side(
                "Tierline",
                WorkedExample.onTierline("http://localhost:" + port, jdbc),
                jdbc,
                jobs.replace(
                        "select count(*)",
                        "select (select count(*) from outbox_message where state in ('queued', 'sending'))"
                                + " + count(*)"));
        Side theirs = new Side("stock", WorkedExample.onStockEngine(stock.url(), stockJdbc), stockJdbc, jobs);

        for (Side side : List.of(ours, theirs)) {
            run(side, 4, WARM_UP);
        }
        for (int clients : new int[] {1, 4, 16}) {
            List<Run> our = new ArrayList<>();
            List<Run> their = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                our.add(run(ours, clients, CASES));
                their.add(run(theirs, clients, CASES));
            }
            report("%d clients, %d rounds of %d whole cases: least, median, most", clients, ROUNDS, CASES);
            tell("statements a case", our, their, run -> run.counted.statements() / (double) run.cases);
            tell("transactions that write", our, their, run -> run.counted.transactions() / (double) run.cases);
            tell("write-ahead log, KB", our, their, run -> run.counted.walKilobytes() / (double) run.cases);
            tell("database, ms in statements", our, their, run -> run.databaseMillis / run.cases);
            tell("processor, JVM, ms", our, their, run -> run.processor.jvm().toMillis() / (double) run.cases);
            tell(
                    "processor, PostgreSQL, ms",
                    our,
                    their,
                    run -> run.processor.database().toMillis() / (double) run.cases);
            double processor = tell("processor, both, ms", our, their, Run::processorMillis);
            double cases = tell("cases a second", our, their, Run::aSecond);
            assertThat(processor).as("processor time against a stock engine").isPositive();
            assertThat(cases).isPositive();
        }
    }

    private static Run run(Side side, int clients, int cases) throws Exception {
        ProcessorTime before = ProcessorTime.now(postmaster);
        Instant start = Instant.now();
        Throwing work = () -> {
            ExecutorService people = Executors.newFixedThreadPool(clients);
            List<Future<?>> done = new ArrayList<>();
            for (int i = 0; i < cases; i++) {
                done.add(people.submit(side.example::whole));
            }
            for (Future<?> one : done) {
                one.get();
            }
            people.shutdown();
            settle(side);
        };
        Duration[] took = new Duration[1];
        ProcessorTime[] used = new ProcessorTime[1];
        CountedStatements counted = CountedStatements.of(side.jdbc, () -> {
            try {
                work.run();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            took[0] = Duration.between(start, Instant.now());
            used[0] = ProcessorTime.now(postmaster).since(before);
        });
        double millis = side.jdbc
                .sql("select coalesce(sum(total_exec_time), 0) from pg_stat_statements where toplevel"
                        + " and dbid = (select oid from pg_database where datname = current_database())")
                .query(Double.class)
                .single();
        return new Run(cases, took[0], used[0], counted, millis);
    }

    private interface Throwing {
        void run() throws Exception;
    }

    private static void settle(Side side) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (side.jdbc.sql(side.unsettled).query(Long.class).single() > 0) {
            assertThat(Instant.now()).as(side.name + " comes to rest").isBefore(end);
            Thread.sleep(10);
        }
    }

    /** Prints both sides, and tells the ratio of the medians. */
    private static double tell(String what, List<Run> ours, List<Run> theirs, ToDoubleFunction<Run> figure) {
        Function<List<Run>, double[]> spread = runs -> {
            List<Double> sorted = runs.stream()
                    .map(figure::applyAsDouble)
                    .sorted(Comparator.naturalOrder())
                    .toList();
            return new double[] {sorted.get(0), sorted.get(sorted.size() / 2), sorted.get(sorted.size() - 1)};
        };
        double[] our = spread.apply(ours);
        double[] their = spread.apply(theirs);
        report(
                "  %-28s %8.1f %8.1f %8.1f | stock %8.1f %8.1f %8.1f | ratio %.2f",
                what, our[0], our[1], our[2], their[0], their[1], their[2], our[1] / their[1]);
        return our[1] / their[1];
    }

    private static void report(String format, Object... values) {
        System.out.printf("[performance] " + format + "%n", values);
    }
}
