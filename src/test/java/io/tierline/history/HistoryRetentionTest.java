package io.tierline.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierline.TestClock;
import io.tierline.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is older than a year is deleted, at night. */
class HistoryRetentionTest {

    private static final Instant NIGHT = Instant.parse("2026-03-12T02:30:00Z");

    private final TestClock clock = new TestClock();
    private JdbcClient jdbc;
    private HistoryRetention retention;

    @BeforeEach
    void emptyHistory() {
        jdbc = TestDatabase.fresh().jdbc();
        retention = new HistoryRetention(new HistoryTable(jdbc), clock, new HistorySettings(Duration.ofDays(365)));
    }

    private void passed(Instant at, int times) {
        jdbc.sql(
                        """
                        insert into element_passed (process, version, element, entered_at, left_at)
                        select 'escalation', 1, 'open-case', ?::timestamptz, ?::timestamptz from generate_series(1, ?)""")
                .params(at.toString(), at.toString(), times)
                .update();
    }

    private void decided(Instant at) {
        jdbc.sql(
                        """
                        insert into decision_answer (decision, version, rules, inputs, outputs, evaluated_at)
                        values ('next-level', 1, '{}', '{}', '[]', ?::timestamptz)""")
                .param(at.toString())
                .update();
    }

    @Test
    void a_year_is_kept_and_what_is_older_goes_in_as_many_batches_as_it_takes() {
        Instant yearAgo = NIGHT.minus(Duration.ofDays(365));
        passed(yearAgo.minusSeconds(1), HistoryRetention.BATCH + 1);
        passed(yearAgo, 1);
        decided(yearAgo.minusSeconds(1));
        decided(yearAgo);
        clock.set(NIGHT);
        assertThat(retention.run()).isEqualTo(HistoryRetention.BATCH + 2);
        assertThat(retention.run()).isZero();
        assertThat(jdbc.sql("select (select count(*) from element_passed) + (select count(*) from decision_answer)")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"2026-03-12T01:59:59Z, 0, PT1S", "2026-03-12T02:00:00Z, 1, PT24H", "2026-03-12T05:00:00Z, 0, PT21H"})
    void nothing_is_deleted_by_day(Instant now, int deleted, Duration pause) {
        decided(now.minus(Duration.ofDays(400)));
        clock.set(now);
        assertThat(retention.run()).isEqualTo(deleted);
        assertThat(retention.pause()).isEqualTo(pause);
    }

    @Test
    void less_than_a_day_is_refused() {
        assertThatThrownBy(() -> new HistorySettings(Duration.ofHours(23)))
                .hasMessageStartingWith("tierline.history.keep is PT23H");
    }
}
