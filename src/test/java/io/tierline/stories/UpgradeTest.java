package io.tierline.stories;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.cases.Case;
import io.tierline.cases.Case.State;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.Ledger;
import io.tierline.cases.NewEvent;
import io.tierline.cases.Refold;
import io.tierline.cases.events.ClosureEvents.Reopened;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.IntakeEvents.CustomerReplied;
import io.tierline.casework.LegalLedger;
import io.tierline.notifications.OutboxAtHand;
import io.tierline.process.CaseDesk;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The database of release 0.1.0 (commit {@code fc3c6df}), as that release's own program left it: a case that a manager has
 * pulled in, one that was handed to Tier 2, one whose customer was told, and a closed one in review. This release starts
 * on it, folds it again, and each case goes on to its end by the models that it began with.
 */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "camunda.bpm.job-execution.enabled=false",
            "tierline.inbox.workers=0",
            "tierline.messages.senders=0",
            "tierline.agreement.every=0",
            "tierline.demo=true",
            // The engine of the other tests is "default". This one is never ended either: with it would end what the
            // web
            // applications of both share.
            "camunda.bpm.process-engine-name=upgrade",
            "spring.datasource.hikari.connection-timeout=2000",
            // Not the throwaway server of the other tests.
            "tierline.database.mode="
        })
@Import({UpgradeClock.class, OutboxAtHand.class})
class UpgradeTest {

    private static final String DUMP = "upgrade/release-0.1.0.txt.gz";

    /** The last migration that the release had. */
    private static final String SCHEMA = "41";

    private static final List<String> ENGINE_TABLES = List.of(
            "engine", "identity", "history", "case.engine", "case.history", "decision.engine", "decision.history");

    private static final String PULLED_IN = "ESC-2026-000001";
    private static final String AT_TIER_2 = "ESC-2026-000002";
    private static final String TOLD = "ESC-2026-000003";
    private static final String CLOSED = "ESC-2026-000004";

    /** Ends with the JVM: the application closes its connections after the test. */
    private static EmbeddedPostgres server;

    @Autowired
    private Ledger ledger;

    @Autowired
    private CaseDesk desk;

    @Autowired
    private Refold refold;

    @Autowired
    private TaskService tasks;

    @Autowired
    private FormService forms;

    @Autowired
    private IdentityService identity;

    @Autowired
    private ManagementService management;

    @Autowired
    private OutboxAtHand outbox;

    @Autowired
    private JdbcClient jdbc;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) throws IOException, SQLException {
        server = EmbeddedPostgres.start();
        Flyway.configure()
                .dataSource(server.getPostgresDatabase())
                .target(SCHEMA)
                .load()
                .migrate();
        try (Connection connection = server.getPostgresDatabase().getConnection()) {
            for (String part : ENGINE_TABLES) {
                ScriptUtils.executeSqlScript(
                        connection,
                        new ClassPathResource(
                                "org/camunda/bpm/engine/db/create/activiti.postgres.create." + part + ".sql"));
            }
            load(connection);
        }
        properties.add("spring.datasource.url", () -> server.getJdbcUrl("postgres", "postgres"));
        properties.add("spring.datasource.username", () -> "postgres");
        properties.add("spring.datasource.password", () -> "");
    }

    /** A line {@code TABLE name(columns)} and its rows, for each table; then each sequence and how far it is. */
    private static void load(Connection connection) throws IOException, SQLException {
        try (Statement statement = connection.createStatement();
                BufferedReader dump = new BufferedReader(new InputStreamReader(
                        new GZIPInputStream(new ClassPathResource(DUMP).getInputStream()), StandardCharsets.UTF_8))) {
            // The order of the tables is not that of their foreign keys.
            statement.execute("set session_replication_role = replica");
            String table = null;
            StringBuilder rows = new StringBuilder();
            for (String line = dump.readLine(); ; line = dump.readLine()) {
                if (line == null || line.startsWith("TABLE ") || line.startsWith("SEQUENCE ")) {
                    if (table != null) {
                        statement.execute("delete from " + table.substring(0, table.indexOf('(')));
                        connection
                                .unwrap(PGConnection.class)
                                .getCopyAPI()
                                .copyIn("copy " + table + " from stdin", new StringReader(rows.toString()));
                    }
                    rows.setLength(0);
                    table = line != null && line.startsWith("TABLE ") ? line.substring(6) : null;
                    if (line == null) {
                        break;
                    }
                    if (line.startsWith("SEQUENCE ")) {
                        String[] sequence = line.split(" ");
                        statement.execute("select setval('%s', greatest(1, %s))".formatted(sequence[1], sequence[2]));
                    }
                } else {
                    rows.append(line).append('\n');
                }
            }
            statement.execute("set session_replication_role = origin");
        }
    }

    /** What the release before wrote into the engine's history, and this one does not write any more. */
    private List<Integer> rowsOfBefore() {
        return List.of("actinst", "decinst", "dec_in", "dec_out", "identitylink").stream()
                .map(table -> jdbc.sql("select count(*) from act_hi_" + table)
                        .query(Integer.class)
                        .single())
                .toList();
    }

    @Test
    void each_case_goes_on_to_its_end_by_the_models_that_it_began_with() {
        List<Integer> before = rowsOfBefore();
        assertThat(before).allMatch(rows -> rows > 0);
        while (refold.next()) {
            // Batch by batch.
        }
        assertThat(refold.progress().failed()).isZero();
        assertThat(jdbc.sql("select count(*) from case_file where component is not null")
                        .query(Integer.class)
                        .single())
                .isEqualTo(4);

        atTier2IsHandedBackAndResolved();
        pulledInIsMovedOn();
        toldIsReopened();
        closedIsReopened();
        for (String key : List.of(PULLED_IN, AT_TIER_2, TOLD, CLOSED)) {
            LegalLedger.check(ledger.events(key));
        }
        assertThat(rowsOfBefore()).as("they stay until their removal time").isEqualTo(before);
    }

    private void atTier2IsHandedBackAndResolved() {
        assertThat(file(AT_TIER_2).assignment().rank()).isEqualTo(2);
        desk.act(
                AT_TIER_2,
                NewEvent.of(new CustomerReplied(), CaseEvent.CUSTOMER).withText(EventText.TEXT, "Nobody can log in."));
        Task task = task(AT_TIER_2, "work-on-case");
        assertThat((String) forms.getTaskFormVariables(task.getId()).get("ctxCustomerSaid"))
                .endsWith("Nobody can log in.");
        completes("theo", AT_TIER_2, "work-on-case", Map.of("outcome", "hand-back", "note", "Look again."));
        assertThat(file(AT_TIER_2).tier()).isEqualTo("tier1");
        completes(
                "tina",
                AT_TIER_2,
                "work-on-case",
                Map.of("outcome", "resolved", "note", "It was the mapping.", "rootCause", "A renamed field."));
        completes("cleo", AT_TIER_2, "explain-resolution", Work.resolution());
        completes("cleo", AT_TIER_2, "wait-for-confirmation", Map.of("confirmed", "yes", "said", "Thanks."));
        assertThat(file(AT_TIER_2).state()).isEqualTo(State.CLOSED);
    }

    private void pulledInIsMovedOn() {
        assertThat(file(PULLED_IN).oversight().pulledBy()).isEqualTo("mona");
        completes(
                "mona",
                PULLED_IN,
                "look-into-case",
                Map.of("managerDecision", "move", "moveTo", "engineering", "managerNote", "It is theirs."));
        assertThat(file(PULLED_IN).tier()).isEqualTo("engineering");
        assertThat(file(PULLED_IN).issue()).isNotNull();
    }

    private void toldIsReopened() {
        completes("cleo", TOLD, "wait-for-confirmation", Map.of("confirmed", "no", "said", "It stopped again."));
        assertThat(file(TOLD).state()).isEqualTo(State.OPEN);
        assertThat(file(TOLD).held()).isTrue();
    }

    private void closedIsReopened() {
        desk.act(CLOSED, NewEvent.of(new Reopened(), CaseEvent.CUSTOMER).withText(EventText.TEXT, "It stopped again."));
        settle();
        assertThat(file(CLOSED).state()).isEqualTo(State.OPEN);
        assertThat(file(CLOSED).held()).isTrue();
    }

    private Case file(String key) {
        return ledger.caseFile(key);
    }

    private Task task(String key, String kind) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(key)
                .taskDefinitionKey(kind)
                .singleResult();
    }

    private void completes(String person, String key, String kind, Map<String, ?> form) {
        settle();
        Task task = task(key, kind);
        assertThat(task).as(kind + " of " + key + ": " + ledger.events(key)).isNotNull();
        identity.setAuthentication(
                person,
                identity.createGroupQuery().groupMember(person).list().stream()
                        .map(org.camunda.bpm.engine.identity.Group::getId)
                        .toList());
        try {
            if (task.getAssignee() == null) {
                tasks.claim(task.getId(), person);
            }
            forms.submitTaskForm(task.getId(), new HashMap<>(form));
        } finally {
            identity.clearAuthentication();
        }
        settle();
    }

    /** Runs what is due, until nothing is. */
    private void settle() {
        for (int job = 0; job < 500; job++) {
            // One at a time: what one does may end another.
            List<Job> due = management.createJobQuery().executable().listPage(0, 1);
            if (!due.isEmpty()) {
                management.executeJob(due.get(0).getId());
            } else if (!outbox.workOff()) {
                return;
            }
        }
        throw new AssertionError("The jobs do not come to rest.");
    }
}
