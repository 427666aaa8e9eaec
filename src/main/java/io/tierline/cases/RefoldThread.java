package io.tierline.cases;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Looks once the desk is open, and every minute, whether a refold was asked for, and does it. */
@Component
class RefoldThread implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(RefoldThread.class);

    private final Refold refold;
    private final Duration every;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread daemon = new Thread(work, "tierline-refold");
        daemon.setDaemon(true);
        return daemon;
    });

    RefoldThread(Refold refold, @Value("${tierline.refold.every:PT1M}") String every) {
        this.refold = refold;
        this.every = Duration.parse(every);
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        thread.scheduleWithFixedDelay(this::work, 0, every.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void work() {
        try {
            while (!Thread.currentThread().isInterrupted() && refold.next()) {
                // Batch by batch, until all are done.
            }
        } catch (RuntimeException e) {
            LOG.warn("Folding the ledgers again stopped, and goes on in {}: {}", every, e.toString());
        }
    }

    @Override
    public void destroy() {
        thread.shutdownNow();
    }
}
