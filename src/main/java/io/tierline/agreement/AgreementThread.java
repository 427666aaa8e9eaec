package io.tierline.agreement;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Compares at the start and every few minutes, and sooner where something was seen for the first time. */
@Component
class AgreementThread implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(AgreementThread.class);

    private final Agreement agreement;
    private final Duration every;
    private final Duration settle;
    private ScheduledExecutorService thread;

    /** @param every zero or less: only when somebody asks */
    AgreementThread(
            Agreement agreement,
            @Value("${tierline.agreement.every}") Duration every,
            @Value("${tierline.agreement.settle}") Duration settle) {
        this.agreement = agreement;
        this.every = every;
        this.settle = settle;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Override
    public synchronized void start() {
        if (thread == null && !every.isZero() && !every.isNegative()) {
            thread = Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "agreement"));
            thread.execute(this::run);
        }
    }

    private void run() {
        Duration pause = every;
        try {
            boolean open = agreement.check().stream().anyMatch(adrift -> !adrift.confirmed());
            pause = open && settle.compareTo(every) < 0 ? settle.plusSeconds(1) : every;
        } catch (RuntimeException e) {
            LOG.warn("Ledger and engine were not compared, which is tried again later: {}", e.toString());
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
