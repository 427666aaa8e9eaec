package io.tierline.stories;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.TierlineTest;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.Fact;
import io.tierline.cases.NewEvent;
import io.tierline.cases.events.ClosureEvents.Withdrawn;
import io.tierline.cases.events.MessageEvents.MessageQueued;
import io.tierline.cases.events.WorkEvents.Acknowledged;
import io.tierline.cases.events.WorkEvents.Alerted;
import io.tierline.casework.CommandRefusedException;
import io.tierline.process.CaseDesk;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Somebody acknowledges in the very instant in which their time is up. Whoever comes first: one acknowledgement, and
 * nobody is alerted after it. Real threads on the real engine and database, let go together by a barrier.
 */
class AcknowledgeRaceTest extends TierlineTest {

    /** 50 in every build, 500 with the profile {@code thorough}: so many of each kind, rounded up. */
    private static final int TIMES = -Math.floorDiv(-Integer.getInteger("tierline.races", 50), Meeting.values().length);

    private static final Duration EACH = Duration.ofMinutes(10);

    /** Who meets the timer. */
    enum Meeting {
        /** The API against the timer that fires. */
        API_AND_TIMER(List.of(Act.API), false),
        /** A claim in Tasklist against the timer that fires. */
        CLAIM_AND_TIMER(List.of(Act.CLAIM), false),
        /** A button in a chat against the step that alerts: the timer has fired already. */
        CHAT_AND_ALERT(List.of(Act.CHAT), true),
        /** Three people by three ways, against the timer. */
        ALL_AND_TIMER(List.of(Act.API, Act.CLAIM, Act.CHAT), false);

        private final List<Act> acts;
        private final boolean timerFired;

        Meeting(List<Act> acts, boolean timerFired) {
            this.acts = acts;
            this.timerFired = timerFired;
        }
    }

    private enum Act {
        API,
        CLAIM,
        CHAT
    }

    @Autowired
    private CaseDesk caseDesk;

    @Autowired
    private ManagementService management;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private IdentityService identity;

    private ExecutorService threads;

    @BeforeEach
    void start() {
        threads = Executors.newFixedThreadPool(4);
    }

    @AfterEach
    void stop() throws InterruptedException {
        threads.shutdown();
        assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void has_exactly_one_outcome(Meeting meeting) throws Exception {
        int alertedOnceMore = 0;
        for (int time = 0; time < TIMES; time++) {
            alertedOnceMore += race(meeting) - 1;
        }
        // Who wins is chance; a race that one side always wins would prove nothing, so it is told.
        System.out.printf("%s: the timer won %d of %d%n", meeting, alertedOnceMore, TIMES);
    }

    /** @return how many were alerted: one when the acknowledgement came first, two when the timer did */
    private int race(Meeting meeting) throws Exception {
        // Around the clock, so that any number of races fits.
        String key = desk.receive(Journeys.ticket("P1"));
        String level = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(key)
                .processDefinitionKey("work-at-tier")
                .singleResult()
                .getId();
        String task = desk.task(key, "work-on-case").getId();
        clock.advance(EACH);
        if (meeting.timerFired) {
            job(level, "not-acknowledged-in-time").forEach(job -> management.executeJob(job.getId()));
        }
        CyclicBarrier barrier = new CyclicBarrier(meeting.acts.size() + 1);
        List<Future<?>> running = new ArrayList<>();
        running.add(threads.submit(after(barrier, () -> climb(level))));
        for (Act act : meeting.acts) {
            running.add(threads.submit(after(barrier, () -> acknowledge(act, key, task))));
        }
        for (Future<?> one : running) {
            one.get(30, TimeUnit.SECONDS);
        }
        return checked(key, level);
    }

    private static Callable<Void> after(CyclicBarrier barrier, Runnable work) {
        return () -> {
            barrier.await(10, TimeUnit.SECONDS);
            work.run();
            return null;
        };
    }

    /** As the job executor does: whatever is due, and again what lost a race. */
    private void climb(String level) {
        for (List<Job> due = due(level); !due.isEmpty(); due = due(level)) {
            try {
                management.executeJob(due.get(0).getId());
            } catch (ProcessEngineException e) {
                // It lost the race, or the job is gone: the next look says which.
            }
        }
    }

    private List<Job> due(String level) {
        List<Job> due = new ArrayList<>(job(level, "not-acknowledged-in-time"));
        due.addAll(job(level, "alert-on-call"));
        return due;
    }

    private List<Job> job(String level, String activity) {
        return management
                .createJobQuery()
                .processInstanceId(level)
                .activityId(activity)
                .duedateLowerThan(Date.from(clock.instant().plusMillis(1)))
                .list();
    }

    private void acknowledge(Act act, String key, String task) {
        switch (act) {
            case API -> acknowledge(key, null, "theo");
            case CHAT -> acknowledge(key, "chat:button:" + key, "theo");
            case CLAIM -> {
                identity.setAuthentication("theo", List.of("tier2"));
                try {
                    tasks.claim(task, "theo");
                } finally {
                    identity.clearAuthentication();
                }
            }
        }
    }

    /** As the API and the chat do: refused when somebody was quicker. */
    private void acknowledge(String key, String once, String who) {
        try {
            NewEvent wish = NewEvent.of(new Acknowledged(1, "tier2", once == null ? "api" : "chat"), who)
                    .once(once);
            caseDesk.act(key, wish);
        } catch (CommandRefusedException e) {
            // The caller is told so.
        }
    }

    private int checked(String key, String level) {
        List<CaseEvent> ledger = desk.ledger(key);
        List<CaseEvent> acknowledged = desk.ledger(key, Acknowledged.class);
        List<CaseEvent> alerted = desk.ledger(key, Alerted.class);
        assertThat(acknowledged).as("acknowledged once: %s", ledger).hasSize(1);
        assertThat(alerted).hasSizeBetween(1, 2);
        assertThat(alerted)
                .as("nobody is alerted about what somebody has")
                .allMatch(event -> event.seq() < acknowledged.get(0).seq());
        assertThat(ledger)
                .filteredOn(event -> event.is(MessageQueued.class) && "alert-on-call".equals(Fact.text(event, "step")))
                .as("a message for each alert, and for nothing else")
                .hasSameSizeAs(alerted);
        assertThat(runtime.getActiveActivityIds(level))
                .contains("work-on-case")
                .doesNotContain("alert-on-call", "not-acknowledged-in-time", "find-somebody");
        caseDesk.act(key, NewEvent.of(new Withdrawn("cancelled", null), "theo"));
        return alerted.size();
    }
}
