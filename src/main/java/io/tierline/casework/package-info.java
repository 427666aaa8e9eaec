/**
 * What may be done with a case, and what it means there: one place for every entrance. Knows no engine.
 */
@ApplicationModule(allowedDependencies = {"cases", "cases::events", "sla", "words"})
package io.tierline.casework;

import org.springframework.modulith.ApplicationModule;
