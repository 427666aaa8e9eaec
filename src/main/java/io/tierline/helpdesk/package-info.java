/** Tickets of help desks: what changes there becomes acts on cases, or opens one, by {@code intake.dmn}. Owns the port {@code TicketSource}. */
@NamedInterface("tickets")
package io.tierline.helpdesk;

import org.springframework.modulith.NamedInterface;
