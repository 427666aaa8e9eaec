/** What is said to whom and when: templates, channels and the outbox of deliveries. Owns the port {@code Channel}. */
@ApplicationModule(allowedDependencies = {"casefile", "matrix"})
package io.tierline.messaging;

import org.springframework.modulith.ApplicationModule;
