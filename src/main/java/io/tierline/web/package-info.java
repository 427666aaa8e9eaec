/** What the controllers of several modules share. */
@ApplicationModule(allowedDependencies = {})
package io.tierline.web;

import org.springframework.modulith.ApplicationModule;
