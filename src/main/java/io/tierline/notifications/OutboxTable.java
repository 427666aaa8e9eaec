package io.tierline.notifications;

import io.tierline.notifications.Delivery.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of the outbox. */
@Repository
class OutboxTable {

    /** Sets our advisory locks apart from others'; any number, always the same. */
    private static final int LOCKS = 7418;

    /** What one mail can list and still be read. */
    private static final int MOST_AT_ONCE = 200;

    private final JdbcClient jdbc;

    OutboxTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long nextId() {
        return jdbc.sql("select nextval('outbox_number')").query(Long.class).single();
    }

    void insert(
            long id,
            OutgoingMessage message,
            MessageTemplate template,
            Recipient recipient,
            RenderedMessage text,
            Instant now) {
        jdbc.sql(
                        """
                insert into outbox_message (id, case_key, step, occurrence, recipient, role, template, is_public,
                    written_at, changed_at, name, address, subject, body)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        id,
                        message.caseKey(),
                        message.step(),
                        message.occurrence(),
                        recipient.id(),
                        message.to(),
                        template.name(),
                        template.isPublic(),
                        utc(now),
                        utc(now),
                        recipient.name(),
                        recipient.address(),
                        text.subject(),
                        text.body())
                .update();
    }

    Optional<Delivery> find(long id) {
        return jdbc.sql("select * from outbox_message where id = ?")
                .param(id)
                .query(OutboxTable::delivery)
                .optional();
    }

    List<Delivery> ofCase(String caseKey) {
        return jdbc.sql("select * from outbox_message where case_key = ? order by id")
                .param(caseKey)
                .query(OutboxTable::delivery)
                .list();
    }

    /** What else waits for the same person at the same address, oldest first. */
    List<Delivery> othersQueuedWith(Delivery delivery) {
        return jdbc.sql(
                        """
                        select * from outbox_message
                        where state = 'queued' and recipient = ? and address = ? and id <> ?
                            and subject is not null
                        order by id limit ?""")
                .params(delivery.recipient(), delivery.address(), delivery.id(), MOST_AT_ONCE)
                .query(OutboxTable::delivery)
                .list();
    }

    /**
     * Waits until no other process holds this lock, then keeps them out until the running transaction ends, also when
     * it ends because this process dies.
     */
    void lockAttempt(String what) {
        jdbc.sql("select pg_advisory_xact_lock(?, hashtext(?))")
                .params(LOCKS, what)
                .query((row, i) -> true)
                .list();
    }

    /** @return false when the delivery is no longer in the state {@code from} */
    boolean move(long id, State from, State to, Instant now, String problem) {
        return jdbc.sql("update outbox_message set state = ?, changed_at = ?, problem = ? where id = ? and state = ?")
                        .params(to.code(), utc(now), problem, id, from.code())
                        .update()
                == 1;
    }

    /**
     * Begins an attempt.
     *
     * @param digest the delivery under whose number it goes together with others, or null
     */
    boolean begin(long id, String channel, Long digest, Instant now) {
        return jdbc.sql(
                                """
                        update outbox_message set state = 'sending', changed_at = ?, channel = ?, digest = ?,
                            attempts = attempts + 1
                        where id = ? and state = 'queued'""")
                        .params(utc(now), channel, digest, id)
                        .update()
                == 1;
    }

    /** Notes since when it waits, unless that is known. */
    void waits(long id, Instant now) {
        jdbc.sql("update outbox_message set waiting_since = coalesce(waiting_since, ?) where id = ?")
                .params(utc(now), id)
                .update();
    }

    void waitsNoMore(long id) {
        jdbc.sql("update outbox_message set waiting_since = null where id = ?")
                .param(id)
                .update();
    }

    private static Delivery delivery(ResultSet row, int i) throws SQLException {
        return new Delivery(
                row.getLong("id"),
                row.getString("case_key"),
                row.getString("step"),
                row.getString("occurrence"),
                row.getString("recipient"),
                row.getString("role"),
                row.getString("template"),
                row.getBoolean("is_public"),
                State.of(row.getString("state")),
                row.getInt("attempts"),
                row.getString("channel"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                row.getString("name"),
                row.getString("address"),
                row.getString("subject"),
                row.getString("body"),
                row.getString("problem"),
                row.getObject("digest", Long.class),
                instant(row.getObject("waiting_since", OffsetDateTime.class)));
    }

    private static Instant instant(OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
