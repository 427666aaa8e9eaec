package io.tierline.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.TierlineTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** When the job executor is woken. That it then comes in time is measured by the bench profile. */
class WakingAcquisitionTest extends TierlineTest {

    @Autowired
    private ManagementService management;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void at_each_instant_at_which_a_job_falls_due_and_once_for_a_burst() {
        desk.receive();
        List<Job> timers = management.createJobQuery().timers().active().listPage(0, 3);
        Instant now = clock.instant();
        due(timers.get(0), now.plusMillis(1_001));
        due(timers.get(1), now.plusMillis(1_005));
        due(timers.get(2), now.plusMillis(1_500));
        assertThat(dueWithin(Duration.ofSeconds(2))).containsExactly(now.plusMillis(1_005), now.plusMillis(1_500));
        management.setJobRetries(timers.get(2).getId(), 0);
        assertThat(dueWithin(Duration.ofSeconds(2))).containsExactly(now.plusMillis(1_005));
    }

    /** A job of the case has no tries left, on purpose. */
    @Override
    protected boolean endsAdrift() {
        return true;
    }

    private List<Instant> dueWithin(Duration ahead) {
        Instant now = clock.instant();
        return new WakingAcquisition(null, jdbc, clock).dueBetween(now, now.plus(ahead));
    }

    private void due(Job job, Instant at) {
        management.setJobDuedate(job.getId(), Date.from(at));
    }
}
