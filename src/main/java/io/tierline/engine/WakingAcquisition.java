package io.tierline.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Wakes the job executor at the instants at which jobs fall due. By itself it only polls, ever less often while nothing
 * happens. Its polling stays as the net for what becomes due at shorter notice than we look ahead.
 */
@Component
@ConditionalOnProperty(name = "camunda.bpm.job-execution.enabled", matchIfMissing = true)
class WakingAcquisition implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(WakingAcquisition.class);

    private static final Duration AHEAD = Duration.ofSeconds(2);

    /** A burst of timers is fetched in a few rounds, not by one round for each. */
    private static final Duration BETWEEN_WAKES = Duration.ofMillis(20);

    private static final int MOST = (int) AHEAD.dividedBy(BETWEEN_WAKES);

    private final JobExecutor jobs;
    private final JdbcClient jdbc;
    private final Clock clock;
    private volatile Thread thread;

    WakingAcquisition(JobExecutor jobs, JdbcClient jdbc, Clock clock) {
        this.jobs = jobs;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void start() {
        thread = new Thread(this::run, "tierline-waking-acquisition");
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        boolean working = true;
        Instant from = clock.instant();
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Instant until = clock.instant().plus(AHEAD);
                try {
                    for (Instant due : dueBetween(from, until)) {
                        sleepUntil(due);
                        jobs.jobWasAdded();
                    }
                    working = true;
                } catch (DataAccessException e) {
                    if (working) {
                        LOG.warn(
                                "Cannot read when jobs fall due: {}",
                                e.getMostSpecificCause().getMessage());
                    }
                    working = false;
                }
                sleepUntil(until);
                from = until;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The instants at which to wake. The engine's columns are in UTC and carry no zone. */
    List<Instant> dueBetween(Instant after, Instant until) {
        return jdbc
                .sql(
                        """
                        select max(duedate_) from act_ru_job
                        where duedate_ > :after and duedate_ <= :until and retries_ > 0 and suspension_state_ = 1
                        group by floor(extract(epoch from duedate_) * 1000 / :between)
                        order by 1 limit :most""")
                .param("after", LocalDateTime.ofInstant(after, ZoneOffset.UTC))
                .param("until", LocalDateTime.ofInstant(until, ZoneOffset.UTC))
                .param("between", BETWEEN_WAKES.toMillis())
                .param("most", MOST)
                .query(LocalDateTime.class)
                .list()
                .stream()
                .map(due -> due.toInstant(ZoneOffset.UTC))
                .toList();
    }

    private void sleepUntil(Instant instant) throws InterruptedException {
        // A millisecond more: what is due has to be in the past.
        long left = Duration.between(clock.instant(), instant).toMillis() + 1;
        if (left > 0) {
            Thread.sleep(left);
        }
    }

    @Override
    public void stop() {
        Thread running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
