package io.tierline.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.TierlineTest;
import java.time.Duration;
import java.util.TimeZone;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.jobexecutor.CallerRunsRejectedJobsHandler;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.spring.boot.starter.configuration.impl.DefaultJobConfiguration;
import org.camunda.bpm.spring.boot.starter.property.CamundaBpmProperties;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.web.server.Shutdown;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/** What the settings file and {@link EngineSettings} say has to arrive in the running engine: a misspelled name is silent. */
class EngineSettingsTest extends TierlineTest {

    @Autowired
    private ProcessEngineConfigurationImpl engine;

    @Autowired
    private CamundaBpmProperties properties;

    @Autowired
    private ServerProperties server;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void jobs_are_taken_in_order_and_one_at_a_time_for_each_case() {
        assertThat(engine.isJobExecutorPreferTimerJobs()).isTrue();
        assertThat(engine.isJobExecutorAcquireByDueDate()).isTrue();
        assertThat(engine.isEnsureJobDueDateNotNull()).isTrue();
        assertThat(engine.isJobExecutorAcquireExclusiveOverProcessHierarchies()).isTrue();
        assertThat(engine.isSkipOutputMappingOnCanceledActivities()).isTrue();
        assertThat(engine.getDefaultNumberOfRetries()).isEqualTo(5);
    }

    /** The tests run without a job executor, so this one is made from their settings as the application makes it. */
    @Test
    void the_job_executor_has_its_pool_and_its_pace() {
        ThreadPoolTaskExecutor pool =
                (ThreadPoolTaskExecutor) DefaultJobConfiguration.JobConfiguration.camundaTaskExecutor(properties);
        assertThat(pool.getCorePoolSize()).isEqualTo(4);
        assertThat(pool.getMaxPoolSize()).isEqualTo(4);
        assertThat(pool.getQueueCapacity()).isEqualTo(40);
        JobExecutor jobs = DefaultJobConfiguration.JobConfiguration.jobExecutor(pool, properties);
        assertThat(jobs.getMaxJobsPerAcquisition()).isEqualTo(40);
        assertThat(jobs.getWaitTimeInMillis()).isEqualTo(500);
        assertThat(jobs.getMaxWait()).isEqualTo(2000);
        assertThat(jobs.getBackoffTimeInMillis()).isEqualTo(20);
        assertThat(jobs.getMaxBackoff()).isEqualTo(200);
        assertThat(jobs.getLockTimeInMillis()).isEqualTo(Duration.ofMinutes(1).toMillis());
        assertThat(engine.getJobExecutor().getRejectedJobsHandler()).isInstanceOf(CallerRunsRejectedJobsHandler.class);
    }

    @Test
    void history_is_ours_and_is_cleaned_up_at_night() {
        assertThat(engine.getHistoryLevel().getName()).isEqualTo(TierlineHistoryLevel.NAME);
        assertThat(engine.getHistoryTimeToLive()).isEqualTo("P365D");
        assertThat(engine.isEnforceHistoryTimeToLive()).isTrue();
        assertThat(engine.getHistoryRemovalTimeStrategy()).isEqualTo("start");
        assertThat(engine.getHistoryCleanupBatchWindowStartTime()).isEqualTo("02:00");
        assertThat(engine.getHistoryCleanupBatchWindowEndTime()).isEqualTo("05:00");
    }

    @Test
    void history_keeps_instances_tasks_incidents_and_what_users_did_alone() {
        assertThat(HistoryEventTypes.values())
                .filteredOn(type -> engine.getHistoryLevel().isHistoryEventProduced(type, null))
                .extracting(type -> type.name().replaceFirst("_[A-Z]+$", ""))
                .containsOnly("PROCESS_INSTANCE", "TASK_INSTANCE", "INCIDENT", "USER_OPERATION");
    }

    @Test
    void agents_may_work_on_tasks_and_groups_may_have_hyphens() {
        assertThat(engine.getDefaultUserPermissionNameForTask()).isEqualTo("TASK_WORK");
        assertThat("process-owner").matches(engine.getGroupResourceWhitelistPattern());
    }

    @Test
    void the_indexes_that_the_engines_schema_lacks_are_there() {
        assertThat(jdbc.sql(
                                "select indexname from pg_indexes where tablename = 'act_ru_job' and indexname like 'tierline%'")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder(
                        "tierline_job_order", "tierline_job_due", "tierline_job_running", "tierline_job_failed");
    }

    @Test
    void everything_is_in_utc_and_ends_gracefully() {
        assertThat(TimeZone.getDefault().getID()).isEqualTo("UTC");
        assertThat(jdbc.sql("show time zone").query(String.class).single()).isEqualTo("UTC");
        assertThat(server.getShutdown()).isEqualTo(Shutdown.GRACEFUL);
    }
}
