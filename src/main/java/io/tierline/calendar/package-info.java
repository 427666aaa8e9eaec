/** Working time: zones, weekly hours with breaks, holidays. Plain Java, no framework. */
@ApplicationModule(allowedDependencies = {})
package io.tierline.calendar;

import org.springframework.modulith.ApplicationModule;
