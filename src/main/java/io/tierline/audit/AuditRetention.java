package io.tierline.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Deletes what is older than {@code tierline.audit.keep}: a period of days, months and years such as {@code P2Y}. */
@EnableConfigurationProperties(AuditSettings.class)
@Component
class AuditRetention {

    /** Small enough that no other transaction waits for it. */
    private static final int BATCH = 5_000;

    private static final Duration SHORTEST = Duration.ofDays(30);

    private final AuditTable table;
    private final AuditLog log;
    private final Clock clock;
    private final Period keep;
    private final TransactionTemplate transaction;

    AuditRetention(
            AuditTable table,
            AuditLog log,
            Clock clock,
            AuditSettings settings,
            PlatformTransactionManager transactions) {
        this.table = table;
        this.log = log;
        this.clock = clock;
        this.keep = settings.period();
        this.transaction = new TransactionTemplate(transactions);
        if (expiry().isAfter(clock.instant().minus(SHORTEST))) {
            throw new IllegalArgumentException("tierline.audit.keep is " + settings.keep()
                    + "; the audit log is kept for 30 days (P30D) at least.");
        }
    }

    /** @return how many rows were deleted */
    int run() {
        Instant expiry = expiry();
        int all = 0;
        int some;
        do {
            some = transaction.execute(status -> {
                int deleted = table.deleteBefore(expiry, BATCH);
                if (deleted > 0) {
                    log.record(AuditEvent.of(AuditAction.AUDIT_EXPIRED)
                            .with("rows", deleted)
                            .with("before", expiry.toString()));
                }
                return deleted;
            });
            all += some;
        } while (some == BATCH);
        return all;
    }

    private Instant expiry() {
        return clock.instant().atOffset(ZoneOffset.UTC).minus(keep).toInstant();
    }
}
