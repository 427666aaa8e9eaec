package io.tierline.helpdesk;

import io.tierline.helpdesk.TicketSource.Changes;
import io.tierline.inbox.Inbox;
import io.tierline.inbox.RetryLaterException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Asks each help desk from time to time what has changed, so that a call that got lost shows up within minutes. What it
 * finds goes through the inbox like a call; where both come, the second changes nothing. How far it has come is stored with
 * what it found, in one transaction.
 */
@Component
public class Reconciliation {

    private static final Logger LOG = LoggerFactory.getLogger(Reconciliation.class);

    /** How far it looks back the first time. Older tickets come when they change. */
    private static final Duration FIRST_LOOK = Duration.ofHours(1);

    /** How long a ticket without a case is remembered after its last change. */
    private static final Duration REMEMBERED = Duration.ofDays(90);

    /** Pages in one go; the rest comes in the next. */
    private static final int MOST_PAGES = 10;

    private final ObjectProvider<TicketSource> sources;
    private final Inbox inbox;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Reconciliation(
            ObjectProvider<TicketSource> sources,
            Inbox inbox,
            JdbcClient jdbc,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.sources = sources;
        this.inbox = inbox;
        this.jdbc = jdbc;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Forgets tickets that have no case and have not changed for long: they hold names and addresses. */
    public void forget() {
        jdbc.sql(
                        """
                        delete from remembered_ticket t where changed_at < ? and not exists (
                            select from case_reference r where r.system = t.source and r.ref = t.external_id)""")
                .param(clock.instant().minus(REMEMBERED).atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Asks whom it is time to ask, and returns when the next one is due; empty where there is no help desk. */
    public Optional<Instant> askThoseDue() {
        List<Instant> next = new ArrayList<>();
        for (TicketSource source : sources.orderedStream().toList()) {
            try {
                next.add(ask(source));
            } catch (RuntimeException e) {
                LOG.warn("{} could not be asked what has changed: {}", source.name(), e.toString());
                next.add(clock.instant().plus(source.every()));
            }
        }
        return next.stream().min(Instant::compareTo);
    }

    private Instant ask(TicketSource source) {
        boolean more = true;
        for (int page = 0; more && page < MOST_PAGES; page++) {
            boolean first = page == 0;
            more = Boolean.TRUE.equals(transaction.execute(status -> page(source, first)));
        }
        return clock.instant().plus(source.every());
    }

    /** @return whether there is more to be had at once */
    private boolean page(TicketSource source, boolean first) {
        Instant now = clock.instant();
        jdbc.sql("insert into reconciliation (source) values (?) on conflict (source) do nothing")
                .param(source.name())
                .update();
        // Another node that is at it does it for us.
        Optional<Position> position = jdbc.sql(
                        "select position, polled_at from reconciliation where source = ? for update skip locked")
                .param(source.name())
                .query((row, i) ->
                        new Position(row.getString("position"), row.getObject("polled_at", OffsetDateTime.class)))
                .optional();
        if (position.isEmpty() || (first && !position.get().isDue(now, source.every()))) {
            return false;
        }
        try {
            Changes changes = source.changes(position.get().text(), now.minus(FIRST_LOOK));
            changes.deliveries().forEach(delivery -> inbox.receive(source.name(), delivery));
            write(source, changes.position() == null ? position.get().text() : changes.position(), now, null);
            return changes.more();
        } catch (RetryLaterException e) {
            LOG.info("{} was not asked what has changed: {}", source.name(), e.getMessage());
            write(source, position.get().text(), now, e.getMessage());
            return false;
        }
    }

    private record Position(String text, OffsetDateTime askedAt) {
        boolean isDue(Instant now, Duration every) {
            return askedAt == null || !askedAt.toInstant().plus(every).isAfter(now);
        }
    }

    private void write(TicketSource source, String position, Instant now, String problem) {
        jdbc.sql("update reconciliation set position = ?, polled_at = ?, problem = ? where source = ?")
                .params(position, now.atOffset(ZoneOffset.UTC), problem, source.name())
                .update();
    }
}
