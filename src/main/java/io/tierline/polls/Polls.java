package io.tierline.polls;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.Trigger;
import org.springframework.scheduling.TriggerContext;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.stereotype.Component;

/**
 * Runs what has to be looked after again and again, each at its own pace: from when the application is ready until it stops.
 * Runs of one never overlap; one that fails is logged and runs again.
 */
@Component
public class Polls implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Polls.class);

    /** No poll waits for another one that takes long. */
    private static final int THREADS = 4;

    private final List<Poll> all = new ArrayList<>();
    private ThreadPoolTaskScheduler scheduler;

    private record Poll(String name, Duration first, Duration afterFailure, Supplier<Duration> work) {}

    /**
     * Takes on another one; called while the beans are made.
     *
     * @param name for the log
     * @param first how long after the application is ready it runs first
     * @param afterFailure how long it pauses when it failed
     * @param work does it once, and says how long it pauses then
     */
    public synchronized void add(String name, Duration first, Duration afterFailure, Supplier<Duration> work) {
        all.add(new Poll(name, first, afterFailure, work));
    }

    @EventListener(ApplicationReadyEvent.class)
    @Override
    public synchronized void start() {
        if (scheduler == null) {
            scheduler = new ThreadPoolTaskScheduler();
            scheduler.setPoolSize(THREADS);
            scheduler.setThreadNamePrefix("poll-");
            scheduler.setDaemon(true);
            scheduler.initialize();
            all.forEach(poll -> {
                Run run = new Run(poll);
                scheduler.schedule(run, run);
            });
        }
    }

    @Override
    public synchronized void stop() {
        if (scheduler != null) {
            scheduler.shutdown();
            scheduler = null;
        }
    }

    @Override
    public boolean isAutoStartup() {
        return false;
    }

    @Override
    public synchronized boolean isRunning() {
        return scheduler != null;
    }

    /** One poll's runs: the work, and when it is due. */
    private static class Run implements Runnable, Trigger {

        private final Poll poll;
        private Duration pause;

        Run(Poll poll) {
            this.poll = poll;
            this.pause = poll.first();
        }

        @Override
        public void run() {
            try {
                pause = poll.work().get();
            } catch (RuntimeException e) {
                pause = poll.afterFailure();
                LOG.warn("{} failed, and is tried again in {}: {}", poll.name(), pause, e.toString());
            }
        }

        @Override
        public Instant nextExecution(TriggerContext context) {
            Instant before = context.lastCompletion();
            return (before == null ? context.getClock().instant() : before).plus(pause);
        }
    }
}
