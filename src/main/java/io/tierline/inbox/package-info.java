/**
 * What other systems tell us: verified, stored, answered in milliseconds, and worked off later, each once and in order.
 * Owns the ports {@code Source} and {@code HookSource}.
 */
@ApplicationModule(allowedDependencies = {"process", "engine", "polls"})
package io.tierline.inbox;

import org.springframework.modulith.ApplicationModule;
