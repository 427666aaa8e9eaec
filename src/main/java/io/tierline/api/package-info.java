/** What comes in: the HTTP interface for tickets, escalations, events, people and rotas. */
@ApplicationModule(
        allowedDependencies = {
            "audit",
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
            "notifications",
            "oncall",
            "oncall :: rota",
            "calendar"
        })
package io.tierline.api;

import org.springframework.modulith.ApplicationModule;
