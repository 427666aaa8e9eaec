package io.tierline.desk;

import io.tierline.polls.Polls;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Deletes old drafts, and who had a case open once, an hour after the start and once a day from then on. */
@Component
class DraftExpiry {

    private static final Duration FIRST = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    DraftExpiry(Drafts drafts, Viewers viewers, Polls polls) {
        polls.add("Deleting old drafts", FIRST, DAY, () -> {
            drafts.expire();
            viewers.expire();
            return DAY;
        });
    }
}
