/**
 * Tickets of help desks: what changes there becomes acts on cases, or opens one, by {@code intake.dmn}. Owns the port
 * {@code TicketSource}.
 */
@ApplicationModule(allowedDependencies = {"cases", "cases::events", "casework", "inbox", "polls", "process"})
package io.tierline.helpdesk;

import org.springframework.modulith.ApplicationModule;
