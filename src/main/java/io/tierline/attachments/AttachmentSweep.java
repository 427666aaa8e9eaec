package io.tierline.attachments;

import io.tierline.polls.Polls;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Takes bytes away that no case has: uploads that nobody sent, what was erased, and what has a virus. */
@Component
class AttachmentSweep {

    private static final Duration FIRST = Duration.ofMinutes(10);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int AT_ONCE = 200;

    private final AttachmentTable table;
    private final AttachmentStore store;
    private final Clock clock;

    AttachmentSweep(AttachmentTable table, AttachmentStore store, Clock clock, Polls polls) {
        this.table = table;
        this.store = store;
        this.clock = clock;
        polls.add("Deleting files that no case has", FIRST, HOUR, () -> {
            while (sweep() >= AT_ONCE) {
                // The next ones.
            }
            return HOUR;
        });
    }

    /** The bytes first: broken off in between, they are found again by their rows. @return how many there were */
    int sweep() {
        Instant now = clock.instant();
        List<String> ids = table.toGo(now, AT_ONCE);
        ids.forEach(store::delete);
        if (!ids.isEmpty()) {
            table.gone(ids, now);
        }
        return ids.size();
    }
}
