/** The only bridge to the process engine. Owns the port {@code EngineeringTracker}. */
@ApplicationModule(
        allowedDependencies = {
            "audit",
            "calendar",
            "casefile",
            "casework",
            "sla",
            "matrix",
            "messaging",
            "review",
            "feedback",
            "kpi"
        })
package io.tierline.process;

import org.springframework.modulith.ApplicationModule;
