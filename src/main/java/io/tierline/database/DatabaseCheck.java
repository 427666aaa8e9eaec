package io.tierline.database;

import com.zaxxer.hikari.pool.HikariPool;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Makes the first connection, as soon as there is a {@code DataSource} and before Flyway or the process engine use it:
 * what is wrong with the database is then said once, plainly, and nothing has been half done.
 */
class DatabaseCheck implements BeanPostProcessor {

    static final int OLDEST = 15;
    static final int NEWEST_TRIED = 17;

    private static final String VERSIONS =
            "select version(), current_setting('server_version_num')::int, current_setting('server_version')";

    private static final Logger log = LoggerFactory.getLogger(DatabaseCheck.class);

    private final DatabaseAddress address;

    DatabaseCheck(DatabaseAddress address) {
        this.address = address;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        if (bean instanceof DataSource dataSource) {
            check(dataSource);
        }
        return bean;
    }

    private void check(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(VERSIONS)) {
            row.next();
            accept(row.getString(1), row.getInt(2) / 10_000, row.getString(3));
        } catch (SQLException e) {
            throw explained(e, e);
        } catch (HikariPool.PoolInitializationException e) {
            throw e.getCause() instanceof SQLException cause ? explained(cause, e) : e;
        }
    }

    /** The major version alone counts: PostgreSQL changes behaviour between major versions only. */
    void accept(String product, int major, String version) {
        if (!product.startsWith("PostgreSQL ") || product.contains("-YB-")) {
            throw new StartFailureException(
                    capitalized() + " is not a PostgreSQL server: it calls itself \"" + product + "\".",
                    "Tierline is made for PostgreSQL " + OLDEST + " to " + NEWEST_TRIED
                            + ". Point SPRING_DATASOURCE_URL to such a server, or leave it out.");
        }
        if (major < OLDEST) {
            throw new StartFailureException(
                    capitalized() + " is PostgreSQL " + version + ", which is too old. Tierline needs PostgreSQL "
                            + OLDEST + " to " + NEWEST_TRIED + ".",
                    "Upgrade the server, or point SPRING_DATASOURCE_URL to a newer one.");
        }
        if (major > NEWEST_TRIED) {
            log.warn("PostgreSQL {} is newer than what Tierline was tried with ({})", version, NEWEST_TRIED);
        }
    }

    private RuntimeException explained(SQLException failure, Exception original) {
        return SqlFailures.explain(failure, address)
                .orElseGet(() -> new StartFailureException(
                        capitalized() + " does not work: " + failure.getMessage(),
                        "Check SPRING_DATASOURCE_URL, and look into the log of the database server.",
                        original));
    }

    private String capitalized() {
        String words = address.toString();
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
