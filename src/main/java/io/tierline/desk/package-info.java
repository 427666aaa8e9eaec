/** What Tierline adds to Camunda's web applications: the case in Tasklist, and plugins of Tasklist and Cockpit. */
@ApplicationModule(
        allowedDependencies = {
            "attachments",
            "api",
            "cases",
            "cases::events",
            "casework",
            "engine",
            "notifications",
            "oncall",
            "polls",
            "process",
            "process :: words",
            "reporting",
            "review",
            "sla",
            "web",
            "words"
        })
package io.tierline.desk;

import org.springframework.modulith.ApplicationModule;
