/** One subpackage a vendor, implementing the ports of other modules; nobody imports it. */
@ApplicationModule(
        allowedDependencies = {
            "process",
            "notifications",
            "api",
            "inbox",
            "helpdesk",
            "cases",
            "casework",
            "oncall"
        })
package io.tierline.connectors;

import org.springframework.modulith.ApplicationModule;
