/** Who: teams, roles, people, contacts, absences and who is on call. */
@ApplicationModule(allowedDependencies = {"calendar"})
package io.tierline.oncall;

import org.springframework.modulith.ApplicationModule;
