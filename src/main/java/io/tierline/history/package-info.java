/** What was decided by which rule, and which elements of the models each case passed: one row each, kept for a year. */
@ApplicationModule(allowedDependencies = {"polls"})
package io.tierline.history;

import org.springframework.modulith.ApplicationModule;
