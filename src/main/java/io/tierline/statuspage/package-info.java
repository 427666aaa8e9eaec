/** The customer's status page and survey. */
@ApplicationModule(allowedDependencies = {"attachments", "cases", "cases::events", "notifications"})
package io.tierline.statuspage;

import org.springframework.modulith.ApplicationModule;
