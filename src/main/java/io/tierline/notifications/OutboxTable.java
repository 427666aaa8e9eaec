package io.tierline.notifications;

import io.tierline.notifications.Delivery.State;
import java.sql.Array;
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
    static final int LOCKS = 7418;

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
            String lane,
            Instant now) {
        jdbc.sql(
                        """
                insert into outbox_message (id, case_key, step, occurrence, recipient, role, template, is_public,
                    written_at, changed_at, due_at, lane, name, address, subject, body, attachments)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
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
                        utc(now),
                        lane,
                        recipient.name(),
                        recipient.address(),
                        text.subject(),
                        text.body(),
                        message.attachments().isEmpty()
                                ? null
                                : message.attachments().toArray(String[]::new))
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

    /**
     * What else waits for the same person at the same address, oldest first; held until the transaction ends, but for what
     * others hold.
     */
    List<Delivery> othersQueuedWith(Delivery delivery) {
        return jdbc.sql(
                        """
                        select * from outbox_message
                        where state = 'queued' and recipient = ? and address = ? and id <> ?
                            and subject is not null
                        order by id limit ? for update skip locked""")
                .params(delivery.recipient(), delivery.address(), delivery.id(), MOST_AT_ONCE)
                .query(OutboxTable::delivery)
                .list();
    }

    /**
     * Waits until no other attempt is made in this lane, then keeps them out until the running transaction ends, also when it
     * ends because this process dies. What a dispatcher has begun is to be seen by its lease.
     */
    void lockLane(String lane) {
        jdbc.sql("select pg_advisory_xact_lock(?, hashtext(?))")
                .params(LOCKS, lane)
                .query((row, i) -> true)
                .list();
    }

    /** Whether a dispatcher asks a channel for another message of this lane. */
    boolean isLeased(String lane, long besides, Instant now) {
        return jdbc.sql(
                        """
                        select exists (select from outbox_message
                            where lane = ? and state = 'sending' and lease_until > ? and id <> ?)""")
                .params(lane, utc(now), besides)
                .query(Boolean.class)
                .single();
    }

    /** @return false when the delivery is no longer in the state {@code from} */
    boolean move(long id, State from, State to, Instant now, String problem) {
        return jdbc.sql("update outbox_message set state = ?, changed_at = ?, problem = ? where id = ? and state = ?")
                        .params(to.code(), utc(now), problem, id, from.code())
                        .update()
                == 1;
    }

    /** Begins an attempt that no lease is needed for, because its caller holds {@link #lockLane the lane}. */
    Optional<Delivery> begin(Delivery delivery, String channel, Long digest, Instant now) {
        return jdbc.sql(
                        """
                        update outbox_message set state = 'sending', changed_at = ?, channel = ?, digest = ?,
                            attempts = attempts + 1, lease_by = null, lease_until = null
                        where id = ? and state = 'queued' returning *""")
                .params(utc(now), channel, digest, delivery.id())
                .query(OutboxTable::delivery)
                .optional();
    }

    /**
     * Ends an attempt, unless it was taken for dead meanwhile.
     *
     * @param delivery as it was when the attempt began
     * @param dueAt when the dispatcher tries it next; null where it does not
     * @return false when it was
     */
    boolean end(Delivery delivery, State to, String problem, Instant dueAt, Instant now) {
        return jdbc.sql(
                                """
                        update outbox_message set state = ?, changed_at = ?, problem = ?, due_at = ?, lease_by = null,
                            lease_until = null
                        where id = ? and state = 'sending' and lease_by is not distinct from ?""")
                        .params(to.code(), utc(now), problem, utc(dueAt), delivery.id(), delivery.leaseBy())
                        .update()
                == 1;
    }

    /** Ends attempts by "sent". @return those that were not taken for dead meanwhile */
    List<Long> sent(List<Delivery> deliveries, Instant now) {
        return jdbc.sql(
                        """
                        update outbox_message o set state = 'sent', changed_at = ?, problem = null, due_at = null,
                            lease_by = null, lease_until = null
                        from unnest(?::bigint[], ?::text[]) as attempt (id, lease_by)
                        where o.id = attempt.id and o.state = 'sending'
                            and o.lease_by is not distinct from attempt.lease_by
                        returning o.id""")
                .params(
                        utc(now),
                        deliveries.stream().map(Delivery::id).toArray(Long[]::new),
                        deliveries.stream().map(Delivery::leaseBy).toArray(String[]::new))
                .query(Long.class)
                .list();
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

    static Delivery delivery(ResultSet row, int i) throws SQLException {
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
                instant(row, "changed_at"),
                row.getString("name"),
                row.getString("address"),
                row.getString("subject"),
                row.getString("body"),
                row.getString("problem"),
                row.getObject("digest", Long.class),
                instant(row, "waiting_since"),
                instant(row, "due_at"),
                row.getString("lane"),
                row.getString("lease_by"),
                instant(row, "lease_until"),
                attachments(row));
    }

    private static List<String> attachments(ResultSet row) throws SQLException {
        Array ids = row.getArray("attachments");
        return ids == null ? List.of() : List.of((String[]) ids.getArray());
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    static OffsetDateTime utc(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
