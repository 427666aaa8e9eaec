/** What one caller may take of the server: size and time of a body, requests at work at once. Knows no other module. */
@ApplicationModule(allowedDependencies = {})
package io.tierline.limits;

import org.springframework.modulith.ApplicationModule;
