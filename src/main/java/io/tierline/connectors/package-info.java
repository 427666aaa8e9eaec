/** One subpackage a vendor, implementing the ports of other modules; nobody imports it. */
@ApplicationModule(
        allowedDependencies = {
            "attachments",
            "process",
            "notifications",
            "inbox",
            "helpdesk",
            "cases",
            "cases::events",
            "casework",
            "oncall",
            "api::cases"
        })
package io.tierline.connectors;

import org.springframework.modulith.ApplicationModule;
