package io.tierline.engine;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.ibatis.builder.xml.XMLConfigBuilder;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.ExecutorType;
import org.apache.ibatis.session.defaults.DefaultSqlSessionFactory;
import org.apache.ibatis.transaction.managed.ManagedTransactionFactory;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.db.sql.DbSqlSessionFactory;

/**
 * The engine's own SQL statements. Reading them from 55 XML files is the longest single step of a start, and needs
 * nothing but the kind of database: so a thread of its own reads them while Spring still looks for its beans.
 */
public final class EngineStatements {

    private static final AtomicReference<FutureTask<Configuration>> AHEAD = new AtomicReference<>();

    private EngineStatements() {}

    /** Begins to read, for the first engine of this program. */
    public static void readAhead() {
        FutureTask<Configuration> reading = new FutureTask<>(EngineStatements::read);
        if (AHEAD.compareAndSet(null, reading)) {
            Thread reader = new Thread(reading, "tierline-statements");
            reader.setDaemon(true);
            reader.start();
        }
    }

    /**
     * Gives the engine what was read ahead, as it would read it itself. Without {@link #readAhead} the engine reads them.
     *
     * @throws IllegalStateException when they could not be read, or the waiting thread was interrupted
     */
    static void giveTo(ProcessEngineConfigurationImpl engine) {
        FutureTask<Configuration> reading = AHEAD.getAndSet(null);
        if (reading == null) {
            return;
        }
        Configuration statements = result(reading);
        // The transactions are Spring's.
        statements.setEnvironment(new Environment("default", new ManagedTransactionFactory(), engine.getDataSource()));
        statements.setDefaultStatementTimeout(engine.getJdbcStatementTimeout());
        if (engine.isJdbcBatchProcessing()) {
            statements.setDefaultExecutorType(ExecutorType.BATCH);
        }
        engine.setSqlSessionFactory(new DefaultSqlSessionFactory(statements));
    }

    private static Configuration result(FutureTask<Configuration> reading) {
        try {
            return reading.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The start was interrupted.", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The engine's SQL statements cannot be read.", e.getCause());
        }
    }

    private static Configuration read() {
        Properties properties = new Properties();
        properties.put("prefix", "");
        ProcessEngineConfigurationImpl.initSqlSessionFactoryProperties(properties, "", DbSqlSessionFactory.POSTGRES);
        try (Reader list = new InputStreamReader(
                ProcessEngineConfigurationImpl.class
                        .getClassLoader()
                        .getResourceAsStream(ProcessEngineConfigurationImpl.DEFAULT_MYBATIS_MAPPING_FILE),
                StandardCharsets.UTF_8)) {
            return withoutItsFiles(new XMLConfigBuilder(list, "", properties).parse());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fragments are needed to read more of the files, and hold all of them as XML: 25 MB for the life of the program. */
    private static Configuration withoutItsFiles(Configuration statements) {
        // Builds what was read before a fragment that it names.
        statements.getMappedStatementNames();
        statements.getSqlFragments().clear();
        return statements;
    }
}
