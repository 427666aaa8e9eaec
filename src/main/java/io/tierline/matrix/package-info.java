/** Who: teams, roles, people, contacts, absences and who is on call. */
@ApplicationModule(allowedDependencies = {"calendar"})
package io.tierline.matrix;

import org.springframework.modulith.ApplicationModule;
