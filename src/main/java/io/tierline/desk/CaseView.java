package io.tierline.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;

/**
 * A case as its screen shows it.
 *
 * @param seq the last event of its ledger: what is asked for next time begins behind it
 * @param level the name of the level that has it, or had it last
 * @param owner the user id of who has it, with {@code ownerName}; null for no person
 * @param reader whom a message to the customer goes to
 * @param address where it goes; null where no address is known, and the status page alone shows it
 * @param following whether the person who asks follows it; null for what is the same for all
 * @param snoozed that who has it has set it aside; null where not
 * @param looked the last event that the person who asks was shown before; 0 for none
 * @param facts what is known of it and can be put right here
 * @param entries what was said, oldest first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CaseView(
        String key,
        String title,
        int seq,
        String state,
        String level,
        String owner,
        String ownerName,
        String reader,
        String address,
        Boolean following,
        SnoozeView snoozed,
        int looked,
        List<FactView> facts,
        List<Conversation.Entry> entries) {

    /** @param reason null once it is erased */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SnoozeView(Instant until, String reason) {}
}
