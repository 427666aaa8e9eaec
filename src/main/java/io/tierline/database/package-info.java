/**
 * The database that Tierline runs on: embedded and kept in the data directory, or a server of the operator's.
 *
 * <p>The rest of the application sees a {@link javax.sql.DataSource} and nothing of this package.
 */
@ApplicationModule(allowedDependencies = {})
package io.tierline.database;

import org.springframework.modulith.ApplicationModule;
