package io.tierline.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.camunda.bpm.engine.ProcessEngine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts our indexes on the engine's tables, which Flyway cannot do, because the engine makes its tables itself. */
@Component
class EngineIndexes implements InitializingBean {

    private static final Logger LOG = LoggerFactory.getLogger(EngineIndexes.class);

    /** Any number that no other code locks by. Two nodes that start at once would stumble over each other. */
    private static final long LOCK = 7_242_001;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    /** @param engine named so that it comes first: its tables are there once it is */
    EngineIndexes(ProcessEngine engine, JdbcTemplate jdbc, PlatformTransactionManager transactionManager) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactionManager);
    }

    @Override
    public void afterPropertiesSet() throws IOException {
        String script = new ClassPathResource("db/engine-indexes.sql").getContentAsString(StandardCharsets.UTF_8);
        try {
            transaction.executeWithoutResult(status -> {
                jdbc.execute("set local lock_timeout = '10s'");
                jdbc.query("select pg_advisory_xact_lock(?)", row -> {}, LOCK);
                jdbc.execute(script);
            });
        } catch (DataAccessException e) {
            LOG.warn(
                    "The indexes on the engine's tables could not be made, and everything works without them, more"
                            + " slowly. Tierline tries again at its next start: {}",
                    e.getMostSpecificCause().getMessage());
        }
    }
}
