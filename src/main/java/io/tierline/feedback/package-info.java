/** The customer's status page and survey. */
@ApplicationModule(allowedDependencies = {"casefile", "messaging"})
package io.tierline.feedback;

import org.springframework.modulith.ApplicationModule;
