/** What comes in: the HTTP interface for tickets, escalations and events. */
@ApplicationModule(
        allowedDependencies = {"process", "process :: timers", "casefile", "sla", "matrix", "feedback", "messaging"})
package io.tierline.intake;

import org.springframework.modulith.ApplicationModule;
