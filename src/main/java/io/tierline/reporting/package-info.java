/** The figures, from one flat fact row a case. */
@ApplicationModule(allowedDependencies = {"cases", "cases::events", "sla", "web"})
package io.tierline.reporting;

import org.springframework.modulith.ApplicationModule;
