/** What a case teaches: postmortems, action items and the knowledge base. */
@ApplicationModule(allowedDependencies = {"cases", "cases::events", "notifications", "web"})
package io.tierline.review;

import org.springframework.modulith.ApplicationModule;
