/** Tokens of machine accounts: made, known again, revoked. Owns the port {@code MachineAccounts}. */
@ApplicationModule(allowedDependencies = {"audit"})
package io.tierline.tokens;

import org.springframework.modulith.ApplicationModule;
