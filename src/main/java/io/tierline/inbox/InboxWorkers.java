package io.tierline.inbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The threads that work the inbox off, beside the engine's own. They are woken by what comes in on this node, sleep until
 * the next attempt falls due, and look every few seconds for what came in elsewhere. Several nodes share the work by the
 * database.
 */
@Component
class InboxWorkers implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(InboxWorkers.class);

    /** How late something that came in on another node, which died, is noticed at most. */
    private static final Duration LONGEST_SLEEP = Duration.ofSeconds(5);

    /** What is due but in others' hands is not asked for again at once. */
    private static final Duration SHORTEST_SLEEP = Duration.ofMillis(250);

    private static final Duration BETWEEN_TIDYING = Duration.ofHours(1);
    private static final Duration LONGEST_GOOD_BYE = Duration.ofSeconds(15);

    private final Inbox inbox;
    private final InboxSignal wake;
    private final Clock clock;
    private final int count;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running;
    private Instant tidiedAt = Instant.EPOCH;

    InboxWorkers(Inbox inbox, InboxSignal wake, Clock clock, InboxSettings settings) {
        this.inbox = inbox;
        this.wake = wake;
        this.clock = clock;
        this.count = settings.workers();
    }

    /** Not before the models are deployed and the doors are open. */
    @EventListener(ApplicationReadyEvent.class)
    @Override
    public synchronized void start() {
        if (running) {
            return;
        }
        running = true;
        for (int i = 1; i <= count; i++) {
            Thread thread = new Thread(this::run, "inbox-" + i);
            threads.add(thread);
            thread.start();
        }
    }

    private void run() {
        try {
            while (running) {
                long seen = wake.count();
                Duration pause = work();
                if (running && !pause.isZero()) {
                    wake.sleep(seen, pause);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return how long there is nothing to do */
    private Duration work() {
        try {
            if (inbox.workNext()) {
                return Duration.ZERO;
            }
            tidy();
            Optional<Instant> next = inbox.nextDue();
            return next.map(due -> Duration.between(clock.instant(), due))
                    .filter(pause -> pause.compareTo(LONGEST_SLEEP) < 0)
                    .map(pause -> pause.compareTo(SHORTEST_SLEEP) < 0 ? SHORTEST_SLEEP : pause)
                    .orElse(LONGEST_SLEEP);
        } catch (RuntimeException e) {
            LOG.warn(
                    "The inbox cannot be worked off at the moment; it is tried again in a few seconds: {}",
                    e.toString());
            LOG.debug("The inbox", e);
            return LONGEST_SLEEP;
        }
    }

    private synchronized void tidy() {
        if (tidiedAt.plus(BETWEEN_TIDYING).isBefore(clock.instant())) {
            inbox.tidy();
            tidiedAt = clock.instant();
        }
    }

    /** What is begun is finished; what is not stays in the inbox. */
    @Override
    public void stop() {
        running = false;
        wake.up();
        try {
            for (Thread thread : threads) {
                thread.join(LONGEST_GOOD_BYE.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        threads.clear();
    }

    @Override
    public boolean isAutoStartup() {
        return false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
