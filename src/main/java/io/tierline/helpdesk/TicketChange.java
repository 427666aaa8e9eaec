package io.tierline.helpdesk;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a help desk tells of one of its tickets, in Tierline's words.
 *
 * @param ticket its id over there
 * @param at as of when the fields are so; of two for one field the later counts, in whatever order they come
 * @param createdAt when the ticket was created, or null when it is not told
 * @param fields what is told, by {@link TicketField}; what is not told stays as it was
 * @param changed which of them are told to have changed just now
 * @param comments what was said on it, oldest first; each counts once
 * @param by who changed it
 */
public record TicketChange(
        String source,
        String ticket,
        Instant at,
        Instant createdAt,
        Map<TicketField, Object> fields,
        Set<TicketField> changed,
        List<TicketComment> comments,
        By by) {

    public TicketChange {
        fields = Map.copyOf(fields);
        changed = Set.copyOf(changed);
        comments = List.copyOf(comments);
    }

    /** Whose doing it is. */
    public enum By {
        CUSTOMER,
        AGENT,
        /** Our own change, told back to us: it has no effect. */
        US,
        UNKNOWN
    }
}
