package io.tierline;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A real PostgreSQL, one server a JVM; each {@link #fresh} database is a copy of one that Flyway migrated once. */
public final class TestDatabase {

    private static final String MIGRATED = "migrated";
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static EmbeddedPostgres server;

    private final DataSource dataSource;

    private TestDatabase(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** An empty database with all tables, of nobody else's. */
    public static synchronized TestDatabase fresh() {
        String name = "test_" + COUNT.incrementAndGet();
        admin().sql("create database " + name + " template " + MIGRATED).update();
        return new TestDatabase(pooled(server.getDatabase("postgres", name)));
    }

    /** As in the product: a connection costs more than most of what is asked of it. Those of a test that is over end. */
    private static DataSource pooled(DataSource database) {
        HikariConfig pool = new HikariConfig();
        pool.setDataSource(database);
        pool.setMaximumPoolSize(20);
        pool.setMinimumIdle(0);
        pool.setIdleTimeout(10_000);
        return new HikariDataSource(pool);
    }

    private static JdbcClient admin() {
        if (server == null) {
            try {
                server = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "500")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            JdbcClient.create(server.getPostgresDatabase())
                    .sql("create database " + MIGRATED)
                    .update();
            Flyway.configure()
                    .dataSource(server.getDatabase("postgres", MIGRATED))
                    .load()
                    .migrate();
        }
        return JdbcClient.create(server.getPostgresDatabase());
    }

    public DataSource dataSource() {
        return dataSource;
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(dataSource);
    }

    public TransactionTemplate transactions() {
        return new TransactionTemplate(new JdbcTransactionManager(dataSource));
    }
}
