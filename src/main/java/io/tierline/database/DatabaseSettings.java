package io.tierline.database;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the database that Tierline starts itself. An external server is set by {@code spring.datasource.url},
 * {@code .username} and {@code .password}, as in every Spring Boot application.
 *
 * @param mode which database to run on
 * @param port the port of the embedded server on the loopback address; 0 takes a free one
 * @param programs where the programs of the embedded server are unpacked, for a data directory whose file system does
 *     not allow programs; by default {@code postgres-server} in the data directory
 */
@ConfigurationProperties("tierline.database")
record DatabaseSettings(@DefaultValue("AUTOMATIC") Mode mode, @DefaultValue("0") int port, Path programs) {

    enum Mode {
        /** The external server when {@code spring.datasource.url} is set, and else an embedded one that is kept. */
        AUTOMATIC,
        /**
         * For tests and trials only: an embedded server which is fast because it does not wait for the disk, and
         * which is removed with all its data when the JVM ends. It wins over {@code spring.datasource.url}, so that
         * tests never touch the database that happens to be set in the environment.
         */
        THROWAWAY
    }
}
