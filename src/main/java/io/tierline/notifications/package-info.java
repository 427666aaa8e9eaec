/** What is said to whom and when: templates, channels and the outbox of deliveries. Owns the port {@code Channel}. */
@ApplicationModule(allowedDependencies = {"aliases", "cases", "cases::events", "oncall", "polls", "web"})
package io.tierline.notifications;

import org.springframework.modulith.ApplicationModule;
