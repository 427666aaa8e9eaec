package io.tierline.notifications;

import static io.tierline.notifications.OutboxTable.utc;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL by which dispatchers share the outbox. */
@Repository
class DispatchTable {

    /**
     * The first of each lane that is a dispatcher's: behind another one, a message waits for it. One that a process looks after
     * holds the lane up only while it is under way.
     */
    private static final String HEADS =
            """
            from outbox_message m where m.due_at is not null and not exists (
                select from outbox_message b
                where b.lane = m.lane and b.state in ('queued', 'sending') and b.id <> m.id
                  and (b.due_at is not null and b.id < m.id or b.state = 'sending' and b.lease_until > :now))
            """;

    /** A lease that is missing or over is that of an attempt that died. */
    private static final String DUE =
            """
            and (m.state = 'queued' and m.due_at <= :now
                or m.state = 'sending' and (m.lease_until is null or m.lease_until <= :now))
            """;

    private final JdbcClient jdbc;

    DispatchTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Holds what is due until the transaction ends, each of another lane; what others hold or are about to send is left out.
     *
     * @param most how many
     */
    List<Delivery> holdDue(int most, Instant now) {
        return jdbc.sql(
                        "with due as materialized (select m.id, m.lane " + HEADS + DUE
                                + """
                        order by m.due_at, m.id limit :most for update of m skip locked)
                        select o.* from due join outbox_message o using (id)
                        where pg_try_advisory_xact_lock(:locks, hashtext(due.lane)) order by o.id""")
                .param("now", utc(now))
                .param("most", most)
                .param("locks", OutboxTable.LOCKS)
                .query(OutboxTable::delivery)
                .list();
    }

    /** When something falls due; empty while there is nothing. */
    Optional<Instant> nextDue(Instant now) {
        return jdbc.sql(
                        "select case when m.state = 'queued' then m.due_at else coalesce(m.lease_until, m.due_at) end as at "
                                + HEADS + " order by at limit 1")
                .param("now", utc(now))
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    /** What is sent in one go, and by which channel. */
    record Beginning(long id, String channel, Long digest) {}

    /** Marks what this transaction holds as "sending", under a lease. */
    List<Delivery> begin(List<Beginning> all, String lease, Instant until, Instant now) {
        return jdbc.sql(
                        """
                        update outbox_message o set state = 'sending', changed_at = ?, channel = b.channel, digest = b.digest,
                            attempts = attempts + 1, lease_by = ?, lease_until = ?
                        from unnest(?::bigint[], ?::text[], ?::bigint[]) as b (id, channel, digest)
                        where o.id = b.id and o.state = 'queued' returning o.*""")
                .params(
                        utc(now),
                        lease,
                        utc(until),
                        all.stream().map(Beginning::id).toArray(Long[]::new),
                        all.stream().map(Beginning::channel).toArray(String[]::new),
                        all.stream().map(Beginning::digest).toArray(Long[]::new))
                .query(OutboxTable::delivery)
                .list();
    }

    /** Takes over what a dead attempt left behind. */
    List<Delivery> takeOver(List<Long> ids, String lease, Instant until) {
        return jdbc.sql("update outbox_message set lease_by = ?, lease_until = ? where id = any(?) returning *")
                .params(lease, utc(until), ids.toArray(Long[]::new))
                .query(OutboxTable::delivery)
                .list();
    }

    /** Prolongs leases that were not lost. */
    void renew(List<Delivery> deliveries, Instant until) {
        jdbc.sql(
                        """
                        update outbox_message o set lease_until = ?
                        from unnest(?::bigint[], ?::text[]) as mine (id, lease_by)
                        where o.id = mine.id and o.lease_by = mine.lease_by and o.state = 'sending'""")
                .params(
                        utc(until),
                        deliveries.stream().map(Delivery::id).toArray(Long[]::new),
                        deliveries.stream().map(Delivery::leaseBy).toArray(String[]::new))
                .update();
    }

    /** Ends all leases, where no dispatcher is left that could hold one. @return how many */
    int endLeases(Instant now) {
        return jdbc.sql("update outbox_message set lease_until = ? where lease_until > ?")
                .params(utc(now), utc(now))
                .update();
    }
}
