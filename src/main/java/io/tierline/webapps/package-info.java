/** What Tierline adds to Camunda's web applications: Cockpit and Tasklist. */
@ApplicationModule(allowedDependencies = {"process", "kpi", "casefile", "sla", "matrix", "review"})
package io.tierline.webapps;

import org.springframework.modulith.ApplicationModule;
