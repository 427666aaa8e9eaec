/** The HTTP interface, by subject; here is what its controllers share. */
@ApplicationModule(
        allowedDependencies = {
            "attachments",
            "audit",
            "history",
            "engine",
            "inbox",
            "tokens",
            "process",
            "process :: timers",
            "agreement",
            "cases",
            "cases::events",
            "casework",
            "sla",
            "statuspage",
            "web",
            "notifications",
            "oncall",
            "oncall :: rota",
            "calendar",
            "words"
        })
package io.tierline.api;

import org.springframework.modulith.ApplicationModule;
