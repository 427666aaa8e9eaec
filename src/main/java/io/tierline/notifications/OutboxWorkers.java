package io.tierline.notifications;

import io.tierline.notifications.Dispatcher.Answered;
import io.tierline.notifications.Dispatcher.Result;
import io.tierline.notifications.Dispatcher.Round;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/**
 * The threads of this node that work the outbox off: one makes the {@link Dispatcher}'s rounds, the others ask channels. The
 * first is woken by what is written on this node and by answers, sleeps until the next message falls due, and looks every few
 * seconds for what a node left behind that died.
 */
@Component
class OutboxWorkers implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxWorkers.class);

    /** How late something that was written on another node, which died, is noticed at most. */
    private static final Duration LONGEST_SLEEP = Duration.ofSeconds(10);

    /** What is due but in others' hands is not asked for again at once. */
    private static final Duration SHORTEST_SLEEP = Duration.ofMillis(250);

    private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);

    /** Answers that come this soon after another are written down together with it. */
    private static final Duration TOGETHER = Duration.ofMillis(50);

    private static final Duration RENEWED = Dispatcher.LEASE.dividedBy(3);
    private static final Duration LONGEST_GOOD_BYE = Duration.ofSeconds(15);

    private final Dispatcher dispatcher;
    private final OutboxSignal wake;
    private final Clock clock;
    private final int senders;
    private final boolean alone;

    private final BlockingQueue<Answered> answers = new LinkedBlockingQueue<>();
    private volatile boolean running;
    private Thread rounds;
    private ExecutorService asking;

    // Of the thread that makes the rounds.
    private final List<Attempt> underWay = new ArrayList<>();
    private List<Result> unwritten = List.of();
    private long lastSeen = -1;
    private Instant lookAt = Instant.MIN;
    private Instant renewAt = Instant.MAX;

    OutboxWorkers(
            Dispatcher dispatcher,
            OutboxSignal wake,
            Clock clock,
            MessageSettings settings,
            @Value("${spring.datasource.url:}") String externalDatabase) {
        this.dispatcher = dispatcher;
        this.wake = wake;
        this.clock = clock;
        this.senders = settings.senders();
        // The embedded database is open to no other node.
        this.alone = externalDatabase.isBlank();
    }

    /** Not before the models are deployed and the doors are open. */
    @EventListener(ApplicationReadyEvent.class)
    @Override
    public synchronized void start() {
        if (running || senders == 0) {
            return;
        }
        running = true;
        if (alone) {
            int ended = dispatcher.endLeases();
            if (ended > 0) {
                LOG.info("Looks after {} messages that were under way when Tierline ended.", ended);
            }
        }
        asking = Executors.newFixedThreadPool(senders, new CustomizableThreadFactory("outbox-"));
        rounds = new Thread(this::run, "outbox");
        rounds.start();
    }

    private void run() {
        try {
            while (running || !underWay.isEmpty()) {
                long seen = wake.count();
                Duration pause = work(seen);
                wake.sleep(seen, pause);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return how long there is nothing to do, unless something is signalled */
    private Duration work(long seen) throws InterruptedException {
        try {
            List<Result> results = new ArrayList<>(unwritten);
            results.addAll(answered());
            Instant now = clock.instant();
            if (!renewAt.isAfter(now)) {
                dispatcher.renew(underWay);
                renewAt = now.plus(RENEWED);
            }
            int room = running ? senders - underWay.size() : 0;
            boolean look = room > 0 && (seen != lastSeen || !lookAt.isAfter(now));
            if (look || !results.isEmpty()) {
                // Kept until the round has ended well: it is not known which of them were written.
                unwritten = results;
                round(results, room, seen);
            }
            return pause();
        } catch (RuntimeException e) {
            LOG.warn("The outbox cannot be worked off at the moment; it is tried again soon: {}", e.toString());
            LOG.debug("The outbox", e);
            lookAt = Instant.MIN;
            return AFTER_FAILURE;
        }
    }

    private void round(List<Result> results, int room, long seen) {
        Round round = dispatcher.round(results, room);
        unwritten = round.unwritten();
        Instant now = clock.instant();
        if (room > 0) {
            lastSeen = seen;
            Instant latest = now.plus(LONGEST_SLEEP);
            Instant earliest = now.plus(SHORTEST_SLEEP);
            Instant next = round.next() == null || round.next().isAfter(latest) ? latest : round.next();
            lookAt = next.isBefore(earliest) ? earliest : next;
        }
        if (!round.claimed().isEmpty()) {
            renewAt = underWay.isEmpty() ? now.plus(RENEWED) : renewAt;
            underWay.addAll(round.claimed());
            round.claimed().forEach(attempt -> asking.execute(() -> ask(attempt)));
        }
    }

    private void ask(Attempt attempt) {
        Answered answered;
        try {
            answered = dispatcher.ask(attempt);
        } catch (RuntimeException | Error e) {
            // Looking up what became of an earlier attempt can fail too: then it stays unknown.
            LOG.error(
                    "Delivery {} broke while a channel was asked",
                    attempt.first().id(),
                    e);
            answered = new Answered(attempt, Answer.unknown("An attempt broke off: the message may have arrived."));
        }
        answers.add(answered);
        wake.up();
    }

    /** What channels have answered; while others are still asked, a moment is waited for their answers. */
    private List<Result> answered() throws InterruptedException {
        List<Answered> all = new ArrayList<>();
        answers.drainTo(all);
        while (!all.isEmpty() && all.size() < underWay.size()) {
            Answered next = answers.poll(TOGETHER.toMillis(), TimeUnit.MILLISECONDS);
            if (next == null) {
                break;
            }
            all.add(next);
        }
        all.forEach(one -> underWay.remove(one.attempt()));
        renewAt = underWay.isEmpty() ? Instant.MAX : renewAt;
        return Dispatcher.results(all);
    }

    private Duration pause() {
        if (!unwritten.isEmpty()) {
            return AFTER_FAILURE;
        }
        boolean looks = running && underWay.size() < senders;
        Instant until = looks && lookAt.isBefore(renewAt) ? lookAt : renewAt;
        Duration pause = Duration.between(clock.instant(), until);
        return pause.isNegative() ? Duration.ZERO : pause;
    }

    /** What is begun is finished; what is not stays in the outbox. */
    @Override
    public void stop() {
        Thread last;
        synchronized (this) {
            running = false;
            last = rounds;
            rounds = null;
        }
        if (last == null) {
            return;
        }
        wake.up();
        try {
            last.join(LONGEST_GOOD_BYE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        asking.shutdownNow();
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
