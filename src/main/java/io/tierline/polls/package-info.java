/** What Tierline looks after by itself, again and again. */
@ApplicationModule(allowedDependencies = {})
package io.tierline.polls;

import org.springframework.modulith.ApplicationModule;
