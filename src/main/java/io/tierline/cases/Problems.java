package io.tierline.cases;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The problems: causes that many cases share. Which cases those are, their ledgers tell. */
@Component
public class Problems {

    private final JdbcClient jdbc;
    private final Clock clock;

    Problems(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @return its key */
    @Transactional
    public String open(String title, String component, String by) {
        Instant now = now();
        long number =
                jdbc.sql("select nextval('problem_number')").query(Long.class).single();
        String key = "PRB-%d-%06d".formatted(now.atOffset(ZoneOffset.UTC).getYear(), number);
        jdbc.sql("insert into problem (problem_key, title, component, opened_at, opened_by) values (?, ?, ?, ?, ?)")
                .params(key, title, component, now.atOffset(ZoneOffset.UTC), by)
                .update();
        return key;
    }

    /** @throws NoSuchProblem when there is none of that key */
    public Problem get(String key) {
        return read(key, "");
    }

    /**
     * The problem, held against being fixed until the transaction ends.
     *
     * @throws NoSuchProblem when there is none of that key
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Problem hold(String key) {
        return read(key, " for share");
    }

    private Problem read(String key, String lock) {
        return jdbc.sql("select * from problem where problem_key = ?" + lock)
                .param(key)
                .query(Problems::problem)
                .optional()
                .orElseThrow(() -> new ProblemNotFoundException(key));
    }

    /** Newest first. @param fixed null for all */
    public List<Problem> list(Boolean fixed, int most) {
        return jdbc.sql(
                        """
                        select * from problem where :fixed::boolean is null or (fixed_at is not null) = :fixed
                        order by opened_at desc, problem_key desc limit :most""")
                .param("fixed", fixed)
                .param("most", most)
                .query(Problems::problem)
                .list();
    }

    /**
     * Records how it was fixed, once.
     *
     * @return false when it was fixed before: then nothing is written
     */
    @Transactional
    public boolean fix(
            String key, String by, String rootCause, String mitigation, String prevention, String customerMessage) {
        return jdbc.sql(
                                """
                        update problem set fixed_at = ?, fixed_by = ?, root_cause = ?, mitigation = ?, prevention = ?,
                            customer_message = ? where problem_key = ? and fixed_at is null""")
                        .params(
                                now().atOffset(ZoneOffset.UTC),
                                by,
                                rootCause,
                                mitigation,
                                prevention,
                                customerMessage,
                                key)
                        .update()
                == 1;
    }

    /** A case that is linked. @param state as the API writes it */
    public record Linked(String caseKey, String state) {}

    /** The cases that are linked now, oldest first. */
    public List<Linked> cases(String key) {
        return jdbc.sql("select case_key, state from case_file where problem = ? order by case_key")
                .param(key)
                .query((row, i) -> new Linked(row.getString("case_key"), row.getString("state")))
                .list();
    }

    private static Problem problem(ResultSet row, int i) throws SQLException {
        Instant fixedAt = instant(row, "fixed_at");
        return new Problem(
                row.getString("problem_key"),
                row.getString("title"),
                row.getString("component"),
                instant(row, "opened_at"),
                row.getString("opened_by"),
                fixedAt == null
                        ? null
                        : new Problem.Fix(
                                fixedAt,
                                row.getString("fixed_by"),
                                row.getString("root_cause"),
                                row.getString("mitigation"),
                                row.getString("prevention"),
                                row.getString("customer_message")));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
