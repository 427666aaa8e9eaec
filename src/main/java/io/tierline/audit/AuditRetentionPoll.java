package io.tierline.audit;

import io.tierline.polls.Polls;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Runs the retention an hour after the start and once a day from then on. */
@Component
class AuditRetentionPoll {

    private static final Logger LOG = LoggerFactory.getLogger(AuditRetentionPoll.class);
    private static final Duration FIRST = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    AuditRetentionPoll(AuditRetention retention, Polls polls) {
        polls.add("Deleting expired rows of the audit log", FIRST, DAY, () -> {
            int deleted = retention.run();
            if (deleted > 0) {
                LOG.info("{} rows of the audit log were older than tierline.audit.keep and are deleted.", deleted);
            }
            return DAY;
        });
    }
}
