package io.tierline.audit;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The audit log. What was done is recorded in the transaction that does it: both are there, or neither is. What is about
 * to be read is recorded before it is handed out: what cannot be recorded is not shown.
 */
@Component
public class AuditLog {

    private static final int PAGE = 1_000;

    private final AuditTable table;
    private final RecentReadings recent;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final TransactionTemplate ownTransaction;

    AuditLog(AuditTable table, RecentReadings recent, Clock clock, PlatformTransactionManager transactions) {
        this.table = table;
        this.recent = recent;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Records an act in the transaction of the act. */
    public void record(AuditEvent event) {
        transaction.executeWithoutResult(status -> table.insert(clock.instant(), event, null));
    }

    /** Records an act that fails, such as a sign-in with a wrong password: it stays when the act is rolled back. */
    public void recordFailure(AuditEvent event) {
        ownTransaction.executeWithoutResult(status -> table.insert(clock.instant(), event, null));
    }

    /**
     * Records an act of reading once per actor, action, subject, door and address in each hour (UTC), on all nodes
     * together. A node that has recorded it in this hour asks the database no more.
     */
    public void recordOncePerHour(AuditEvent event) {
        Instant now = clock.instant();
        Instant hour = now.truncatedTo(ChronoUnit.HOURS);
        String once = String.join(
                "|",
                event.action(),
                String.valueOf(event.actor()),
                String.valueOf(event.subject()),
                event.door(),
                String.valueOf(event.address()),
                hour.toString());
        if (recent.contains(hour, once)) {
            return;
        }
        transaction.executeWithoutResult(status -> {
            table.insert(now, event, once);
            afterCommit(() -> recent.add(hour, once));
        });
    }

    /** A row that is rolled back was not written. */
    private static void afterCommit(Runnable remember) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                remember.run();
            }
        });
    }

    /** The rows that are asked for, newest first. */
    public List<AuditEntry> find(AuditQuery query, long from, int most) {
        return table.find(query, from, most);
    }

    public long count(AuditQuery query) {
        return table.count(query);
    }

    /** All rows that are asked for, newest first, page by page: the whole log does not fit into the memory. */
    public void each(AuditQuery query, Consumer<AuditEntry> reader) {
        List<AuditEntry> page = table.before(query, null, PAGE);
        while (!page.isEmpty()) {
            page.forEach(reader);
            page = page.size() < PAGE ? List.of() : table.before(query, page.get(page.size() - 1), PAGE);
        }
    }
}
