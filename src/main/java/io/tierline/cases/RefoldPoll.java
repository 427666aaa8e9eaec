package io.tierline.cases;

import io.tierline.polls.Polls;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Looks once the desk is open, and every minute, whether a refold was asked for, and does it. */
@Component
class RefoldPoll {

    RefoldPoll(Refold refold, Polls polls, @Value("${tierline.refold.every:PT1M}") String period) {
        Duration every = Duration.parse(period);
        polls.add("Folding the ledgers again", Duration.ZERO, every, () -> {
            while (!Thread.currentThread().isInterrupted() && refold.next()) {
                // Batch by batch, until all are done.
            }
            return every;
        });
    }
}
