/** Who did, opened and exported what: an append-only log for administrators. Knows the database alone. */
@ApplicationModule(allowedDependencies = {"polls"})
package io.tierline.audit;

import org.springframework.modulith.ApplicationModule;
