/** What comes in: the HTTP interface for tickets, escalations, events, people and rotas. */
@ApplicationModule(
        allowedDependencies = {
            "audit",
            "tokens",
            "process",
            "process :: timers",
            "process :: agreement",
            "casefile",
            "casework",
            "sla",
            "feedback",
            "messaging",
            "matrix",
            "matrix :: rota",
            "calendar"
        })
package io.tierline.intake;

import org.springframework.modulith.ApplicationModule;
