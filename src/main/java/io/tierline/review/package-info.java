/** What a case teaches: postmortems, action items and the knowledge base. */
@ApplicationModule(allowedDependencies = {"cases", "notifications"})
package io.tierline.review;

import org.springframework.modulith.ApplicationModule;
