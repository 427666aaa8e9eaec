package io.tierline.engine;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes back, at start, the jobs that a killed Tierline had begun: they would wait until their locks run out. Only on
 * the embedded database, which no other process can have open; on a shared server a lock may be that of another node at
 * work.
 */
@Component
class AbandonedJobs implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(AbandonedJobs.class);

    private final JdbcClient jdbc;
    private final boolean alone;
    private volatile boolean running;

    AbandonedJobs(JdbcClient jdbc, @Value("${spring.datasource.url:}") String externalDatabase) {
        this.jdbc = jdbc;
        this.alone = externalDatabase.isBlank();
    }

    @Override
    public void start() {
        if (alone) {
            int jobs = jdbc.sql("update act_ru_job set lock_owner_ = null, lock_exp_time_ = null, rev_ = rev_ + 1"
                            + " where lock_owner_ is not null")
                    .update();
            if (jobs > 0) {
                LOG.info("Took back {} jobs that were under way when Tierline ended.", jobs);
            }
        }
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the job executor starts. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE + 500;
    }
}
