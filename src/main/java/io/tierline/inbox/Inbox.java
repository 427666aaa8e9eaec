package io.tierline.inbox;

import io.tierline.process.CaseDesk;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Keeps what other systems tell us until it is worked off. What is stored survives everything; what cannot be worked
 * off stays, with a reason, until a person replays or discards it, and holds nothing else up.
 */
@EnableConfigurationProperties(InboxSettings.class)
@Component
public class Inbox {

    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);

    /** Clocks of others may be ahead of ours, but not so far that what they tell waits behind all that comes later. */
    private static final Duration CLOCK_AHEAD = Duration.ofMinutes(5);

    private final InboxTable table;
    private final Map<String, Source> sources;
    private final CaseDesk desk;
    private final InboxSignal wake;
    private final Clock clock;
    private final Duration keepBodies;
    private final Duration keepDeliveries;

    Inbox(
            InboxTable table,
            ObjectProvider<Source> sources,
            CaseDesk desk,
            InboxSignal wake,
            Clock clock,
            InboxSettings settings) {
        this.table = table;
        this.sources = sources.orderedStream().collect(Collectors.toMap(Source::name, Function.identity()));
        this.desk = desk;
        this.wake = wake;
        this.clock = clock;
        this.keepBodies = settings.keepBodies();
        this.keepDeliveries = settings.keepDeliveries();
    }

    /** The source of that name, if it is configured and calls us. */
    public Optional<HookSource> hook(String name) {
        return sources.get(name) instanceof HookSource hook ? Optional.of(hook) : Optional.empty();
    }

    /**
     * Stores a delivery, in the caller's transaction if there is one; it is worked off as soon as it is committed. One of
     * the same source and key has no effect, ever.
     *
     * @return whether it is new
     */
    public boolean receive(String source, NewDelivery delivery) {
        Instant now = clock.instant();
        Instant latest = now.plus(CLOCK_AHEAD);
        NewDelivery stored = delivery.at().isAfter(latest) || delivery.at().isBefore(Instant.EPOCH)
                ? new NewDelivery(delivery.key(), delivery.subject(), delivery.kind(), now, delivery.body())
                : delivery;
        boolean isNew = table.insert(source, stored, now);
        if (isNew) {
            wake.upAfterCommit();
        }
        return isNew;
    }

    /**
     * Works the next delivery off that is due, in a transaction of its own.
     *
     * @return whether there was one
     */
    public boolean workNext() {
        Delivery[] claimed = new Delivery[1];
        try {
            return desk.together(() -> {
                claimed[0] = table.claim(clock.instant()).orElse(null);
                if (claimed[0] != null) {
                    work(claimed[0]);
                }
                return claimed[0] != null;
            });
        } catch (RuntimeException | StackOverflowError e) {
            if (claimed[0] == null) {
                throw e;
            }
            failed(claimed[0], e);
            return true;
        }
    }

    private void work(Delivery delivery) {
        Source source = sources.get(delivery.source());
        if (source == null) {
            throw new UnprocessableDeliveryException("The connector " + delivery.source()
                    + " is not configured any more. Configure it and replay this, or discard it.");
        }
        ProcessingResult worked = source.work(delivery);
        table.end(delivery.id(), worked.why(), clock.instant());
    }

    private void failed(Delivery delivery, Throwable e) {
        ProcessingFailure trouble = ProcessingFailure.of(e, clock.instant());
        Optional<Instant> again = trouble.again(delivery.attempts() + 1, clock.instant());
        if (!trouble.isExpected()) {
            LOG.error("{} delivery {} ({}) broke", delivery.source(), delivery.id(), delivery.kind(), e);
        }
        if (again.isPresent()) {
            table.postpone(delivery.id(), trouble.words(), again.get());
        } else {
            table.fail(delivery.id(), trouble.words());
            LOG.warn(
                    "{} delivery {} ({}) cannot be processed: {}",
                    delivery.source(),
                    delivery.id(),
                    delivery.kind(),
                    trouble.words());
        }
    }

    /** When the next delivery falls due; empty while there is none. */
    public Optional<Instant> nextDue() {
        return table.nextDue();
    }

    /**
     * A person decides that a delivery is tried again from the beginning.
     *
     * @return false when it is waiting or done already, or its body was erased
     */
    public boolean replay(long id, String by) {
        boolean replayed = table.replay(id, by, clock.instant());
        if (replayed) {
            wake.upAfterCommit();
        }
        return replayed;
    }

    /**
     * A person decides that a delivery has no effect.
     *
     * @return false when it has ended already
     */
    public boolean discard(long id, String by, String reason) {
        return table.discard(id, by, reason, clock.instant());
    }

    public Optional<StoredDelivery> find(long id) {
        return table.find(id);
    }

    /** Deliveries without their bodies, newest first. A null {@code state} or {@code source} means all. */
    public List<StoredDelivery> list(String state, String source, long from, int size) {
        return table.list(state, source, from, size);
    }

    /** How many there are. A null {@code state} or {@code source} means all. */
    public long count(String state, String source) {
        return table.count(state, source);
    }

    /** Erases the bodies of what ended long ago, and forgets what ended very long ago. */
    void tidy() {
        table.tidy(clock.instant(), keepBodies, keepDeliveries);
    }
}
