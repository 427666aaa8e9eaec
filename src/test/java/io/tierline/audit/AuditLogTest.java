package io.tierline.audit;

import static io.tierline.audit.AuditAction.CASE_OPENED;
import static io.tierline.audit.AuditAction.SIGN_IN_FAILED;
import static io.tierline.audit.AuditAction.TOKEN_CREATED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierline.TestClock;
import io.tierline.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What is recorded stays as it was written, until it is too old. */
class AuditLogTest {

    private static final AuditQuery ALL = new AuditQuery(null, null, null, null, null);

    private final TestClock clock = new TestClock();
    private TestDatabase database;
    private DataSourceTransactionManager transactions;
    private AuditTable table;
    private AuditLog log;

    @BeforeEach
    void emptyLog() {
        clock.set(TestClock.WEDNESDAY_0900);
        database = TestDatabase.fresh();
        transactions = new DataSourceTransactionManager(database.dataSource());
        table = new AuditTable(database.jdbc());
        log = node();
    }

    private AuditLog node() {
        return new AuditLog(table, new RecentReadings(), clock, transactions);
    }

    private static AuditEvent opened(String who, String key) {
        return AuditEvent.of(CASE_OPENED).by(who).at("api", "127.0.0.1").about(key);
    }

    private List<AuditEntry> entries() {
        return log.find(ALL, 0, 100);
    }

    @Test
    void an_act_is_recorded_with_its_instant_its_actor_and_where_it_came_from() {
        log.record(AuditEvent.of(TOKEN_CREATED)
                .by("ada")
                .at("api", "10.0.0.7")
                .about("helpdesk/sync")
                .with("scopes", List.of("tickets:write"))
                .with("expires", null));

        assertThat(entries()).singleElement().satisfies(entry -> {
            assertThat(entry.at()).isEqualTo(clock.instant());
            assertThat(entry.event())
                    .isEqualTo(new AuditEvent(
                            "ada",
                            "api",
                            "10.0.0.7",
                            "token-created",
                            "helpdesk/sync",
                            java.util.Map.of("scopes", List.of("tickets:write"))));
        });
    }

    @Test
    void an_act_that_is_rolled_back_was_not_done_and_a_failed_one_stays() {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            log.record(AuditEvent.of(TOKEN_CREATED).by("ada"));
            log.recordFailure(AuditEvent.of(SIGN_IN_FAILED).by("ada"));
            status.setRollbackOnly();
        });

        assertThat(entries()).extracting(entry -> entry.event().action()).containsExactly(SIGN_IN_FAILED);
    }

    @Test
    void a_case_that_is_opened_again_and_again_is_one_row_an_hour_on_all_nodes_together() {
        AuditLog other = node();
        for (int i = 0; i < 3; i++) {
            log.recordOncePerHour(opened("leo", "ESC-2026-000001"));
            other.recordOncePerHour(opened("leo", "ESC-2026-000001"));
        }
        other.recordOncePerHour(opened("tina", "ESC-2026-000001"));
        log.recordOncePerHour(opened("leo", "ESC-2026-000002"));
        clock.set(clock.instant().plus(Duration.ofHours(1)));
        log.recordOncePerHour(opened("leo", "ESC-2026-000001"));

        assertThat(entries()).hasSize(4);
    }

    @Test
    void a_reading_that_was_rolled_back_is_recorded_the_next_time() {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            log.recordOncePerHour(opened("leo", "ESC-2026-000001"));
            status.setRollbackOnly();
        });
        assertThat(entries()).isEmpty();

        log.recordOncePerHour(opened("leo", "ESC-2026-000001"));
        assertThat(entries()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_entry set actor = 'nobody'",
                "update audit_entry set at = '2000-01-01'",
                "delete from audit_entry",
                "truncate audit_entry",
                "set local tierline.audit_expired_before = '2026-01-01'; delete from audit_entry",
                "set local tierline.audit_expired_before = ''; delete from audit_entry",
                "set local tierline.audit_expired_before = '2099-01-01'; update audit_entry set actor = 'nobody'",
                "set local tierline.audit_expired_before = '2099-01-01'; truncate audit_entry",
            })
    void what_is_written_is_not_changed(String sql) {
        log.record(opened("leo", "ESC-2026-000001"));

        assertThatThrownBy(() -> database.transactions()
                        .executeWithoutResult(status -> database.jdbc().sql(sql).update()))
                .rootCause()
                .hasMessageContaining("The audit log is append-only");
        assertThat(entries()).extracting(entry -> entry.event().actor()).containsExactly("leo");
    }

    @Test
    void what_is_older_than_two_years_is_deleted_and_that_is_recorded() {
        clock.set(Instant.parse("2024-03-04T08:59:59Z"));
        log.record(opened("leo", "ESC-2024-000001"));
        clock.set(Instant.parse("2024-03-04T09:00:00Z"));
        log.record(opened("tina", "ESC-2024-000001"));
        clock.set(Instant.parse("2026-03-04T09:00:00Z"));

        AuditRetention retention = new AuditRetention(table, log, clock, new AuditSettings("P2Y"), transactions);
        assertThat(retention.run()).isEqualTo(1);
        assertThat(retention.run()).isZero();

        assertThat(entries())
                .extracting(
                        entry -> entry.event().action() + " " + entry.event().actor())
                .containsExactly("audit-expired null", "case-opened tina");
        assertThat(entries().get(0).event().details()).containsEntry("rows", 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"P29D", "PT1H", "two years", "P0D", "-P2Y"})
    void a_retention_that_would_empty_the_log_is_refused(String keep) {
        assertThatThrownBy(() -> new AuditRetention(table, log, clock, new AuditSettings(keep), transactions))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("tierline.audit.keep is " + keep);
    }

    @Test
    void whoever_reads_all_of_it_reads_each_row_once_while_new_ones_come() {
        for (int i = 0; i < 2_500; i++) {
            log.record(AuditEvent.of(CASE_OPENED).by("leo").about("ESC-2026-" + i));
        }
        List<String> read = new ArrayList<>();
        log.each(ALL, entry -> {
            read.add(entry.event().subject());
            if (read.size() == 500) {
                log.record(AuditEvent.of(CASE_OPENED).by("tina").about("new"));
            }
        });

        assertThat(read).hasSize(2_500).doesNotHaveDuplicates().doesNotContain("new");
    }

    @Test
    void what_no_database_can_store_is_recorded_all_the_same() {
        log.record(AuditEvent.of(SIGN_IN_FAILED).by("a\0b\uD800c").with("agent", "x".repeat(10_000)));

        assertThat(entries()).singleElement().satisfies(entry -> {
            assertThat(entry.event().actor()).isEqualTo("a\uFFFDb\uFFFDc");
            assertThat((String) entry.event().details().get("agent")).hasSize(200);
        });
    }
}
