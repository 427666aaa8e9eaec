package io.tierline.audit;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Runs the retention an hour after the start and once a day from then on. */
@Component
class AuditRetentionThread implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(AuditRetentionThread.class);
    private static final int FIRST_HOURS = 1;
    private static final int DAY_HOURS = 24;

    private final AuditRetention retention;
    private ScheduledExecutorService thread;

    AuditRetentionThread(AuditRetention retention) {
        this.retention = retention;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Override
    public synchronized void start() {
        if (thread == null) {
            thread = Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "audit-retention"));
            thread.scheduleWithFixedDelay(this::run, FIRST_HOURS, DAY_HOURS, TimeUnit.HOURS);
        }
    }

    private void run() {
        try {
            int deleted = retention.run();
            if (deleted > 0) {
                LOG.info("{} rows of the audit log were older than tierline.audit.keep and are deleted.", deleted);
            }
        } catch (RuntimeException e) {
            LOG.warn("Expired rows of the audit log are deleted tomorrow: {}", e.toString());
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
