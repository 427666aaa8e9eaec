package io.tierline.cases;

import io.tierline.polls.Polls;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Looks once the desk is open, and every minute, whether a refold was asked for, and does it. */
@EnableConfigurationProperties(RefoldSettings.class)
@Component
class RefoldPoll {

    RefoldPoll(Refold refold, Polls polls, RefoldSettings settings) {
        Duration every = settings.every();
        polls.add("Folding the ledgers again", Duration.ZERO, every, () -> {
            while (!Thread.currentThread().isInterrupted() && refold.next()) {
                // Batch by batch, until all are done.
            }
            return every;
        });
    }
}
