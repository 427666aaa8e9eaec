/** Policies, and clocks as a pure function of ledger events, policy and calendar; every clock can explain itself. */
@ApplicationModule(allowedDependencies = {"cases", "cases::events", "calendar"})
package io.tierline.sla;

import org.springframework.modulith.ApplicationModule;
