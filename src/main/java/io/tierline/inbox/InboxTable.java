package io.tierline.inbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of the inbox. */
@Repository
class InboxTable {

    /** How many subjects a worker tries before it takes it that others are at all of them. */
    private static final int MOST_HEADS = 20;

    /** The next of each subject: a delivery behind another one waits for it. */
    private static final String HEADS =
            """
            from inbox_delivery d where state = 'received' and not exists (
                select from inbox_delivery before
                where before.state = 'received' and before.source = d.source and before.subject = d.subject
                  and (before.event_at, before.id) < (d.event_at, d.id))
            """;

    private final JdbcClient jdbc;

    InboxTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false when there is one of that key already */
    boolean insert(String source, NewDelivery delivery, Instant now) {
        return jdbc.sql(
                                """
                        insert into inbox_delivery
                            (source, delivery_key, subject, kind, event_at, received_at, next_attempt_at, body)
                        values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (source, delivery_key) do nothing""")
                        .params(
                                source,
                                delivery.key(),
                                delivery.subject(),
                                delivery.kind(),
                                utc(delivery.at()),
                                utc(now),
                                utc(now),
                                delivery.body())
                        .update()
                == 1;
    }

    /**
     * Takes the next delivery that is due, for the transaction that runs. No other worker takes anything of its subject
     * until the transaction ends, however it ends.
     */
    Optional<Delivery> claim(Instant now) {
        List<Head> heads = jdbc.sql("select source, subject " + HEADS
                        + " and next_attempt_at <= ? order by event_at, id limit " + MOST_HEADS)
                .param(utc(now))
                .query((row, i) -> new Head(row.getString("source"), row.getString("subject")))
                .list();
        return heads.stream()
                .filter(this::lock)
                .map(head -> first(head, now))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private record Head(String source, String subject) {}

    private boolean lock(Head head) {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended(?, 0))")
                .param("inbox " + head.source() + " " + head.subject())
                .query(Boolean.class)
                .single();
    }

    /** The subject's first as it is now that it is ours: it may have been worked off, or overtaken, meanwhile. */
    private Optional<Delivery> first(Head head, Instant now) {
        return jdbc
                .sql(
                        """
                        select * from inbox_delivery where state = 'received' and source = ? and subject = ?
                        order by event_at, id limit 1 for update skip locked""")
                .params(head.source(), head.subject())
                .query((row, i) -> instant(row, "next_attempt_at").isAfter(now) ? null : delivery(row))
                .list()
                .stream()
                .findFirst();
    }

    /** When the next one falls due; empty while there is none. */
    Optional<Instant> nextDue() {
        return jdbc.sql("select next_attempt_at " + HEADS + " order by next_attempt_at limit 1")
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    /** @param why it had no effect, or null when it had one */
    void end(long id, String why, Instant now) {
        jdbc.sql(
                        """
                        update inbox_delivery set state = ?, problem = ?, attempts = attempts + 1, ended_at = ?
                        where id = ?""")
                .params(why == null ? "done" : "ignored", why, utc(now), id)
                .update();
    }

    void postpone(long id, String problem, Instant until) {
        jdbc.sql(
                        """
                        update inbox_delivery set problem = ?, attempts = attempts + 1, next_attempt_at = ?
                        where id = ? and state = 'received'""")
                .params(problem, utc(until), id)
                .update();
    }

    void fail(long id, String problem) {
        jdbc.sql(
                        """
                        update inbox_delivery set state = 'failed', problem = ?, attempts = attempts + 1
                        where id = ? and state = 'received'""")
                .params(problem, id)
                .update();
    }

    /** @return false when it stands otherwise, or its body is gone */
    boolean replay(long id, String by, Instant now) {
        return jdbc.sql(
                                """
                        update inbox_delivery set state = 'received', attempts = 0, next_attempt_at = ?, ended_at = null,
                            decided_by = ?
                        where id = ? and state in ('failed', 'ignored', 'discarded') and body is not null""")
                        .params(utc(now), by, id)
                        .update()
                == 1;
    }

    /** @return false when it stands otherwise */
    boolean discard(long id, String by, String reason, Instant now) {
        return jdbc.sql(
                                """
                        update inbox_delivery set state = 'discarded', ended_at = ?, decided_by = ?, problem = ?
                        where id = ? and state in ('received', 'failed')""")
                        .params(utc(now), by, reason, id)
                        .update()
                == 1;
    }

    void tidy(Instant now, Duration bodies, Duration deliveries) {
        jdbc.sql("update inbox_delivery set body = null where ended_at < ? and body is not null")
                .param(utc(now.minus(bodies)))
                .update();
        jdbc.sql("delete from inbox_delivery where ended_at < ?")
                .param(utc(now.minus(deliveries)))
                .update();
    }

    Optional<StoredDelivery> find(long id) {
        return jdbc.sql("select * from inbox_delivery where id = ?")
                .param(id)
                .query((row, i) -> stored(row))
                .optional();
    }

    /** @param state or source null for all */
    List<StoredDelivery> list(String state, String source, long from, int size) {
        return jdbc.sql(
                        """
                        select id, source, delivery_key, subject, kind, event_at, received_at, attempts, state,
                            next_attempt_at, ended_at, decided_by, problem, null::bytea as body
                        from inbox_delivery
                        where (?::text is null or state = ?) and (?::text is null or source = ?)
                        order by id desc offset ? limit ?""")
                .params(state, state, source, source, from, size)
                .query((row, i) -> stored(row))
                .list();
    }

    long count(String state, String source) {
        return jdbc.sql(
                        """
                        select count(*) from inbox_delivery
                        where (?::text is null or state = ?) and (?::text is null or source = ?)""")
                .params(state, state, source, source)
                .query(Long.class)
                .single();
    }

    private static Delivery delivery(ResultSet row) throws SQLException {
        return new Delivery(
                row.getLong("id"),
                row.getString("source"),
                row.getString("delivery_key"),
                row.getString("subject"),
                row.getString("kind"),
                instant(row, "event_at"),
                instant(row, "received_at"),
                row.getInt("attempts"),
                row.getBytes("body"));
    }

    private static StoredDelivery stored(ResultSet row) throws SQLException {
        return new StoredDelivery(
                delivery(row),
                row.getString("state"),
                instant(row, "next_attempt_at"),
                instant(row, "ended_at"),
                row.getString("decided_by"),
                row.getString("problem"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
