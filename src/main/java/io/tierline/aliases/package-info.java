/** Names of earlier releases that models of process owners, and cases that run by them, still use: one table, {@code aliases.yaml}. */
@ApplicationModule(allowedDependencies = {})
package io.tierline.aliases;

import org.springframework.modulith.ApplicationModule;
