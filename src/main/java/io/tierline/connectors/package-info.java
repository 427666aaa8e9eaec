/** One subpackage a vendor, implementing the ports of other modules; nobody imports it. */
@ApplicationModule(
        allowedDependencies = {
            "process",
            "messaging",
            "intake",
            "intake :: inbox",
            "intake :: tickets",
            "casefile",
            "casework",
            "matrix"
        })
package io.tierline.connectors;

import org.springframework.modulith.ApplicationModule;
