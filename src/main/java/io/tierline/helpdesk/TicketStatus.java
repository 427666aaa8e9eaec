package io.tierline.helpdesk;

import java.util.Locale;
import java.util.Optional;

/** Where a ticket stands over there, in the words that most help desks share. */
public enum TicketStatus {
    NEW,
    OPEN,
    PENDING,
    HOLD,
    SOLVED,
    CLOSED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The status of that word, in whatever case it is written. */
    public static Optional<TicketStatus> of(String word) {
        for (TicketStatus status : values()) {
            if (status.name().equalsIgnoreCase(word)) {
                return Optional.of(status);
            }
        }
        return Optional.empty();
    }

    static boolean isOver(Object code) {
        return SOLVED.code().equals(code) || CLOSED.code().equals(code);
    }
}
