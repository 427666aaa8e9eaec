/** What Tierline adds to Camunda's web applications: Cockpit and Tasklist. */
@ApplicationModule(allowedDependencies = {"process", "reporting", "cases", "cases::events", "sla", "oncall", "review"})
package io.tierline.desk;

import org.springframework.modulith.ApplicationModule;
