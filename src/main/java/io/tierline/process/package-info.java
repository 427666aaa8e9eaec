/** The only bridge to the process engine. Owns the port {@code EngineeringTracker}. */
@ApplicationModule(
        allowedDependencies = {
            "attachments",
            "aliases",
            "audit",
            "calendar",
            "cases",
            "cases::events",
            "casework",
            "engine",
            "engine :: commands",
            "sla",
            "oncall",
            "notifications",
            "review",
            "statuspage",
            "reporting",
            "words"
        })
package io.tierline.process;

import org.springframework.modulith.ApplicationModule;
