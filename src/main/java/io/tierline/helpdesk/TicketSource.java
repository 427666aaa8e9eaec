package io.tierline.helpdesk;

import io.tierline.inbox.NewDelivery;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A help desk that can be asked which tickets have changed, because no call of it is certain to reach us. */
public interface TicketSource {

    /** The same as that of its inbox source. */
    String name();

    /** How often it is asked. */
    Duration every();

    /**
     * What has changed since, oldest first, as deliveries for the inbox: keys that stay the same while a ticket does.
     *
     * @param position where the last answer ended; null at first
     * @param since where to begin at first
     * @throws io.tierline.inbox.RetryLaterException when it is down, or asks for patience
     */
    Changes changes(String position, Instant since);

    /**
     * @param position for the next question
     * @param more whether there is more to be had at once
     */
    record Changes(List<NewDelivery> deliveries, String position, boolean more) {}
}
