package io.tierline.database;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/**
 * Decides which database Tierline runs on.
 *
 * <p>It does not build a {@code DataSource}. The embedded server only supplies the connection details, so that the one
 * pool is Spring Boot's own in both cases, with the same settings ({@code spring.datasource.hikari.*}), metrics and
 * health. Being a dependency of the pool, the embedded server is up before it and stopped after it.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseSettings.class)
class DatabaseConfiguration {

    /** Wrapping drivers put their name in between, as in {@code jdbc:otel:postgresql:}. */
    private static final Pattern POSTGRESQL = Pattern.compile("jdbc:([\\w-]+:)*postgresql:.*");

    private static final String UNPACKING = "org.apache.commons.compress.archivers.tar.TarArchiveInputStream";

    @Bean
    @Conditional(OnEmbeddedServer.class)
    EmbeddedDatabase embeddedDatabase(DatabaseSettings properties, Environment environment, ResourceLoader classes) {
        mustBeBroughtAlong(classes.getClassLoader());
        if (properties.mode() == DatabaseSettings.Mode.THROWAWAY) {
            return new EmbeddedDatabase(ThrowawayServer.shared());
        }
        String given = environment.getProperty("tierline.data-dir");
        Path dataDirectory = Path.of(StringUtils.hasText(given) ? given : "data");
        Path programs = Optional.ofNullable(properties.programs()).orElse(dataDirectory.resolve("postgres-server"));
        if (environment.getProperty(KeptServer.SHARE, Boolean.class, false)) {
            Optional<EmbeddedServer> running = KeptServer.running(dataDirectory);
            if (running.isPresent()) {
                return new EmbeddedDatabase(running.get());
            }
        }
        return new EmbeddedDatabase(KeptServer.start(dataDirectory, programs, properties.port()));
    }

    /** A jar for servers is built without PostgreSQL, and without what unpacks it. */
    static void mustBeBroughtAlong(ClassLoader classes) {
        if (!ClassUtils.isPresent(UNPACKING, classes)) {
            throw new StartFailureException(
                    "This jar of Tierline was built without a PostgreSQL of its own, and SPRING_DATASOURCE_URL is not set.",
                    "Set SPRING_DATASOURCE_URL, SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD, or build the jar"
                            + " without -Dwithout-postgres.");
        }
    }

    /** The address is looked at before anything else, because a driver that is missing fails without saying why. */
    @Bean
    static BeanFactoryPostProcessor databaseAddressCheck(Environment environment) {
        return beanFactory -> {
            if (!OnEmbeddedServer.applies(environment)
                    && !POSTGRESQL
                            .matcher(environment.getProperty("spring.datasource.url", ""))
                            .matches()) {
                throw new StartFailureException(
                        "SPRING_DATASOURCE_URL is "
                                + DatabaseAddress.of(environment).url()
                                + ", which is not the address of a PostgreSQL database. Tierline runs on no other.",
                        "Write it as jdbc:postgresql://host:5432/database, with SPRING_DATASOURCE_USERNAME and"
                                + " SPRING_DATASOURCE_PASSWORD beside it. Without it, Tierline runs on a PostgreSQL of"
                                + " its own.");
            }
        };
    }

    @Bean
    static DatabaseCheck databaseCheck(Environment environment) {
        return new DatabaseCheck(DatabaseAddress.of(environment));
    }

    /** Tells Spring Boot's pool where the embedded server is, and stops it when the last user of it is gone. */
    record EmbeddedDatabase(EmbeddedServer server) implements JdbcConnectionDetails, AutoCloseable {

        @Override
        public String getJdbcUrl() {
            return server.url();
        }

        @Override
        public String getUsername() {
            return server.user();
        }

        @Override
        public String getPassword() {
            return server.password();
        }

        @Override
        public void close() {
            server.close();
        }
    }
}
