/** What comes in: the HTTP interface for tickets, escalations and events. */
@ApplicationModule(allowedDependencies = {"process", "casefile", "sla", "matrix"})
package io.tierline.intake;

import org.springframework.modulith.ApplicationModule;
