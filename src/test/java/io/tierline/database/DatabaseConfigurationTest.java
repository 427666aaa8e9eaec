package io.tierline.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.tierline.database.DatabaseConfiguration.EmbeddedDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ContextConsumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

/** The database as the rest of the application gets it from Spring. */
class DatabaseConfigurationTest {

    /** A context that failed does not give its own away. */
    private Environment environment;

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withInitializer(context -> environment = context.getEnvironment())
            .withInitializer(new ConfigDataApplicationContextInitializer())
            .withUserConfiguration(DatabaseConfiguration.class)
            .withConfiguration(AutoConfigurations.of(
                    DataSourceAutoConfiguration.class,
                    JdbcTemplateAutoConfiguration.class,
                    DataSourceTransactionManagerAutoConfiguration.class));

    @TempDir
    Path temporary;

    @Test
    void aJarThatWasBuiltWithoutPostgresqlSaysSo() {
        application
                .withClassLoader(new FilteredClassLoader("org.apache.commons.compress"))
                .run(context -> assertThat(context.getStartupFailure())
                        .hasRootCauseInstanceOf(StartFailureException.class)
                        .rootCause()
                        .hasMessageContaining("without a PostgreSQL of its own"));
    }

    @Test
    void testsRunOnTheThrowawayServerWithThePoolOfTheApplication() {
        application.run(context -> {
            HikariDataSource pool = (HikariDataSource) context.getBean(DataSource.class);
            assertThat(pool.getMaximumPoolSize()).isEqualTo(15);
            assertThat(pool.getMinimumIdle()).isEqualTo(1);
            JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
            assertThat(jdbc.queryForObject("show fsync", String.class)).isEqualTo("off");
            assertThat(jdbc.queryForObject("show timezone", String.class)).isEqualTo("UTC");
            assertThat(context).hasSingleBean(PlatformTransactionManager.class);
        });
    }

    @Test
    void throwawayWinsOverAnAddressInTheEnvironment() {
        application
                .withPropertyValues("spring.datasource.url=jdbc:postgresql://production/tierline")
                .run(context -> assertThat(context).hasNotFailed().hasSingleBean(EmbeddedDatabase.class));
    }

    @Test
    void withoutAnAddressItIsKeptInTheDataDirectoryAndStoppedAfterItsLastUser() throws IOException {
        Path cluster = temporary.toRealPath().resolve("postgres");
        application
                .withPropertyValues(
                        "tierline.database.mode=automatic",
                        "tierline.data-dir=" + temporary,
                        "tierline.database.programs=" + ThrowawayServer.programsDirectory(temporary),
                        "spring.datasource.url=")
                .withBean(LastWords.class)
                .run(context -> {
                    assertThat(context.getBean(JdbcTemplate.class).queryForObject("show fsync", String.class))
                            .isEqualTo("on");
                    assertThat(Postmaster.runningOn(cluster)).isPresent();
                });

        assertThat(LastWords.said).as("said to the database while closing").isEqualTo(1);
        assertThat(Postmaster.runningOn(cluster)).isEmpty();
    }

    /** Uses the database until the very end. */
    record LastWords(JdbcTemplate jdbc) implements AutoCloseable {

        static int said;

        @Override
        public void close() {
            said = jdbc.queryForObject("select 1", Integer.class);
        }
    }

    @Test
    void anAddressIsUsedAndNothingElseStarted() {
        external(server -> server.url()).run(context -> {
            assertThat(context).doesNotHaveBean(EmbeddedDatabase.class);
            assertThat(context.getBean(JdbcTemplate.class).queryForObject("select 1", Integer.class))
                    .isEqualTo(1);
        });
    }

    @Test
    void aWrongPasswordIsExplained() {
        external(server -> server.url() + "?password=secret")
                .withPropertyValues("spring.datasource.password=wrong")
                .run(explained(analysis -> {
                    assertThat(analysis.getDescription())
                            .contains("The database jdbc:postgresql://127.0.0.1:", "(user tierline) refuses")
                            .contains("password authentication failed")
                            .doesNotContain("wrong", "secret");
                    assertThat(analysis.getAction()).contains("SPRING_DATASOURCE_PASSWORD");
                }));
    }

    @Test
    void anUnknownDatabaseIsExplained() {
        external(server -> server.url() + "_of_another_name").run(explained(analysis -> {
            assertThat(analysis.getDescription()).contains("tierline_of_another_name", "does not exist");
            assertThat(analysis.getAction()).contains("CREATE DATABASE");
        }));
    }

    @Test
    void aServerThatIsDownIsExplained() throws IOException {
        int nobody;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            nobody = socket.getLocalPort();
        }
        external(server -> "jdbc:postgresql://127.0.0.1:" + nobody + "/tierline")
                .withConfiguration(AutoConfigurations.of(FlywayAutoConfiguration.class))
                .run(explained(analysis -> {
                    assertThat(analysis.getDescription())
                            .contains("127.0.0.1:" + nobody + "/tierline", "cannot be reached", "refused");
                    assertThat(analysis.getAction()).contains("SPRING_DATASOURCE_URL");
                }));
    }

    @Test
    void anotherProductIsExplained() {
        external(server -> "jdbc:mysql://localhost/tierline?user=x&password=secret")
                .run(explained(analysis -> {
                    assertThat(analysis.getDescription())
                            .contains("jdbc:mysql://localhost/tierline", "not the address of a PostgreSQL")
                            .doesNotContain("secret");
                    assertThat(analysis.getAction()).contains("jdbc:postgresql://");
                }));
    }

    @Test
    void whatFlywayMeetsIsExplained() {
        external(server -> server.url())
                .withUserConfiguration(MigrationWithAnotherPassword.class)
                .run(explained(
                        analysis -> assertThat(analysis.getDescription()).contains("refuses to let Tierline in")));
    }

    @Configuration(proxyBeanMethods = false)
    static class MigrationWithAnotherPassword {

        @Bean
        Object migration(DataSource dataSource) throws SQLException {
            String url = dataSource.unwrap(HikariDataSource.class).getJdbcUrl();
            return Flyway.configure()
                    .dataSource(url, "tierline", "wrong")
                    .load()
                    .migrate();
        }
    }

    /** The throwaway server in the part of an operator's own. */
    private ApplicationContextRunner external(Function<EmbeddedServer, String> url) {
        try (EmbeddedServer server = ThrowawayServer.shared()) {
            return application.withPropertyValues(
                    "tierline.database.mode=automatic",
                    "spring.datasource.url=" + url.apply(server),
                    "spring.datasource.username=" + server.user(),
                    "spring.datasource.password=" + server.password());
        }
    }

    private ContextConsumer<AssertableApplicationContext> explained(Consumer<FailureAnalysis> expectation) {
        return context -> {
            assertThat(context).hasFailed();
            FailureAnalysis analysis = Failures.explain(context.getStartupFailure(), environment);
            assertThat(analysis).as("explained").isNotNull();
            expectation.accept(analysis);
        };
    }
}
