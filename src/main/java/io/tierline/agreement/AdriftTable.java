package io.tierline.agreement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of what was seen not to agree. */
@Repository
class AdriftTable {

    private final JdbcClient jdbc;

    AdriftTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Adrift> list() {
        return jdbc.sql("select * from adrift order by subject")
                .query(AdriftTable::adrift)
                .list();
    }

    Optional<Adrift> find(String subject) {
        return jdbc.sql("select * from adrift where subject = ?")
                .param(subject)
                .query(AdriftTable::adrift)
                .optional();
    }

    /** Held until the transaction ends, so that each has one task whatever node looks at it. */
    Optional<Adrift> hold(String subject) {
        return jdbc.sql("select * from adrift where subject = ? for update")
                .param(subject)
                .query(AdriftTable::adrift)
                .optional();
    }

    /** What is wrong otherwise than before is for a person to look at again, also where one chose to leave it. */
    void seen(Finding finding, Instant now) {
        String kinds = "{" + String.join(",", finding.codes()) + "}";
        jdbc.sql(
                        """
                        insert into adrift (subject, case_key, kinds, first_seen, last_seen) values (?, ?, ?::text[], ?, ?)
                        on conflict (subject) do update set kinds = excluded.kinds, last_seen = excluded.last_seen,
                            left_at = case when adrift.kinds = excluded.kinds then adrift.left_at end,
                            left_by = case when adrift.kinds = excluded.kinds then adrift.left_by end""")
                .params(finding.subject(), finding.caseKey(), kinds, utc(now), utc(now))
                .update();
    }

    /** Those that need no second look while they stay as they are: told by a task that is there, or left by a person. */
    Map<String, List<Kind>> told() {
        return jdbc
                .sql(
                        """
                        select * from adrift where confirmed_at is not null and (left_at is not null
                            or exists (select 1 from act_ru_execution where id_ = adrift.task))""")
                .query(AdriftTable::adrift)
                .list()
                .stream()
                .collect(Collectors.toMap(Adrift::subject, Adrift::kinds));
    }

    void stillSo(List<String> subjects, Instant now) {
        if (!subjects.isEmpty()) {
            jdbc.sql("update adrift set last_seen = ? where subject = any (?)")
                    .params(utc(now), subjects.toArray(String[]::new))
                    .update();
        }
    }

    void confirm(String subject, Instant now) {
        jdbc.sql("update adrift set confirmed_at = ? where subject = ?")
                .params(utc(now), subject)
                .update();
    }

    /** @param instance null when it has no task any more */
    void task(String subject, String instance) {
        jdbc.sql("update adrift set task = ? where subject = ?")
                .params(instance, subject)
                .update();
    }

    void leave(String subject, String by, Instant now) {
        jdbc.sql("update adrift set left_at = ?, left_by = ?, task = null where subject = ?")
                .params(utc(now), by, subject)
                .update();
    }

    void forget(String subject) {
        jdbc.sql("delete from adrift where subject = ?").param(subject).update();
    }

    /** So many need a person: confirmed, and not left as they are. */
    int open() {
        return jdbc.sql("select count(*) from adrift where confirmed_at is not null and left_at is null")
                .query(Integer.class)
                .single();
    }

    private static Adrift adrift(ResultSet row, int i) throws SQLException {
        return new Adrift(
                row.getString("subject"),
                row.getString("case_key"),
                Arrays.stream((String[]) row.getArray("kinds").getArray())
                        .map(Kind::of)
                        .toList(),
                instant(row, "first_seen"),
                instant(row, "last_seen"),
                instant(row, "confirmed_at"),
                row.getString("task"),
                instant(row, "left_at"),
                row.getString("left_by"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
