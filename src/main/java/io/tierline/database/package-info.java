/** The database that Tierline runs on: embedded and kept in the data directory, or a server of the operator's. */
@ApplicationModule(allowedDependencies = {})
package io.tierline.database;

import org.springframework.modulith.ApplicationModule;
