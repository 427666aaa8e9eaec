package io.tierline.helpdesk;

import java.time.Instant;

/**
 * Something said on a ticket.
 *
 * @param id over there: the same id counts once, by whichever way it comes
 * @param author pseudonymous id over there
 * @param isPublic false for a note among agents
 */
public record TicketComment(String id, String author, TicketChange.By by, boolean isPublic, String text, Instant at) {}
