package io.tierline.helpdesk;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Lets the reconciliation run where the inbox is worked off, if there is a help desk to be asked. */
@Component
class ReconciliationThread implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ReconciliationThread.class);
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Reconciliation reconciliation;
    private final boolean wanted;
    private final Clock clock;
    private ScheduledExecutorService thread;

    ReconciliationThread(
            Reconciliation reconciliation,
            ObjectProvider<TicketSource> sources,
            @Value("${tierline.inbox.workers}") int workers,
            Clock clock) {
        this.reconciliation = reconciliation;
        this.wanted = workers > 0 && sources.orderedStream().findAny().isPresent();
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Override
    public synchronized void start() {
        if (wanted && thread == null) {
            thread = Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "reconciliation"));
            thread.execute(this::run);
        }
    }

    private void run() {
        Duration pause = LONGEST;
        try {
            reconciliation.forget();
            pause = reconciliation
                    .askThoseDue()
                    .map(next -> Duration.between(clock.instant(), next))
                    .filter(until -> until.compareTo(LONGEST) < 0)
                    .map(until -> until.compareTo(SHORTEST) < 0 ? SHORTEST : until)
                    .orElse(LONGEST);
        } catch (RuntimeException e) {
            LOG.warn("The reconciliation is tried again later: {}", e.toString());
        }
        synchronized (this) {
            if (thread != null && !thread.isShutdown()) {
                thread.schedule(this::run, pause.toMillis(), TimeUnit.MILLISECONDS);
            }
        }
    }

    @Override
    public synchronized void stop() {
        if (thread != null) {
            thread.shutdown();
            thread = null;
        }
    }

    @Override
    public boolean isAutoStartup() {
        return false;
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }
}
