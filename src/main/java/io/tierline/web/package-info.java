/** What several modules share of the web. */
@ApplicationModule(allowedDependencies = {})
package io.tierline.web;

import org.springframework.modulith.ApplicationModule;
