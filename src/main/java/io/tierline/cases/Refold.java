package io.tierline.cases;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes all that is folded from the ledgers again: the case list, the figures' facts, deadlines and timers. One case a
 * transaction, so the desk goes on meanwhile. A run that was stopped goes on where it was. Two nodes may work on it at once:
 * that costs time, and changes nothing.
 */
@Component
public class Refold {

    private static final Logger LOG = LoggerFactory.getLogger(Refold.class);
    private static final int BATCH = 100;
    private static final int ATTEMPTS = 3;

    private final Ledger ledger;
    private final ApplicationEventPublisher publisher;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Refold(
            Ledger ledger,
            ApplicationEventPublisher publisher,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.ledger = ledger;
        this.publisher = publisher;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * How far the latest request is.
     *
     * @param done cases that were made again, of {@code total}
     * @param failed cases whose ledger could not be folded; the log names each
     * @param finishedAt null while it is under way
     */
    public record Progress(
            Instant askedAt, String reason, String lastKey, int done, int failed, int total, Instant finishedAt) {

        public boolean isFinished() {
            return finishedAt != null;
        }
    }

    /** Asks for it, from the first case on. */
    public Progress ask(String reason) {
        jdbc.sql(
                        """
                insert into refold (asked_at, reason) values (?, ?)
                on conflict (id) do update set asked_at = excluded.asked_at, reason = excluded.reason, last_key = '',
                    done = 0, failed = 0, finished_at = null""")
                .params(utc(clock.instant()), reason)
                .update();
        return progress();
    }

    public Progress progress() {
        return jdbc.sql("select *, (select count(*) from case_file) as total from refold")
                .query((row, i) -> new Progress(
                        row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                        row.getString("reason"),
                        row.getString("last_key"),
                        row.getInt("done"),
                        row.getInt("failed"),
                        row.getInt("total"),
                        row.getObject("finished_at", OffsetDateTime.class) == null
                                ? null
                                : row.getObject("finished_at", OffsetDateTime.class)
                                        .toInstant()))
                .optional()
                .orElseGet(() -> new Progress(Instant.EPOCH, "nothing", "", 0, 0, 0, Instant.EPOCH));
    }

    /** Works off the next cases of a request. @return false when there is nothing left to do */
    public boolean next() {
        Progress before = progress();
        if (before.isFinished()) {
            return false;
        }
        List<String> keys = jdbc.sql("select case_key from case_file where case_key > ? order by case_key limit ?")
                .params(before.lastKey(), BATCH)
                .query(String.class)
                .list();
        int failed = (int) keys.stream().filter(key -> !again(key)).count();
        boolean last = keys.size() < BATCH;
        // A request that came meanwhile begins from the first case, and is not to be marked by what this one did.
        jdbc.sql(
                        """
                update refold set last_key = ?, done = done + ?, failed = failed + ?, finished_at = ?
                where asked_at = ? and last_key = ?""")
                .params(
                        keys.isEmpty() ? before.lastKey() : keys.get(keys.size() - 1),
                        keys.size() - failed,
                        failed,
                        last ? utc(clock.instant()) : null,
                        utc(before.askedAt()),
                        before.lastKey())
                .update();
        Progress now = progress();
        LOG.info("Folded {} of {} ledgers again ({}).", now.done(), now.total(), now.reason());
        return !now.isFinished();
    }

    private boolean again(String caseKey) {
        for (int attempt = 1; ; attempt++) {
            try {
                fold(caseKey);
                return true;
            } catch (RuntimeException e) {
                // A timer of the case may have fired in the same moment; then the next attempt sees what it did.
                if (attempt == ATTEMPTS) {
                    LOG.error("The ledger of {} could not be folded again; what stood there before stays.", caseKey, e);
                    return false;
                }
            }
        }
    }

    private void fold(String caseKey) {
        transaction.executeWithoutResult(
                status -> publisher.publishEvent(new LedgerRefolded(caseKey, ledger.rewrite(caseKey))));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
