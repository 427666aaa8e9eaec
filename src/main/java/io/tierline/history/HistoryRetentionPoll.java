package io.tierline.history;

import io.tierline.polls.Polls;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Looks a minute after the start whether it is night, and each night from then on. */
@Component
class HistoryRetentionPoll {

    private static final Logger LOG = LoggerFactory.getLogger(HistoryRetentionPoll.class);
    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(10);

    HistoryRetentionPoll(HistoryRetention retention, Polls polls) {
        polls.add("Deleting expired decisions and passed elements", FIRST, AFTER_FAILURE, () -> {
            int deleted = retention.run();
            if (deleted > 0) {
                LOG.info(
                        "{} decisions and passed elements were older than tierline.history.keep and are deleted.",
                        deleted);
            }
            return retention.pause();
        });
    }
}
