/** Whether ledger and engine agree on every open case, and how a case is put right on which they do not. */
@ApplicationModule(
        allowedDependencies = {
            "cases",
            "cases::events",
            "casework",
            "engine",
            "polls",
            "process",
            "process :: forms",
            "process :: model",
            "process :: steps",
            "process :: timers",
            "words"
        })
package io.tierline.agreement;

import org.springframework.modulith.ApplicationModule;
