package io.tierline.notifications;

import io.tierline.notifications.Delivery.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Works the outbox off, in rounds, beside those of other nodes. A round writes down what channels have answered, and in the
 * last of its transactions takes what is due next: it marks that as "sending", under a lease. Then the channels are asked,
 * outside of any transaction. What is found as "sending" without a live lease was cut off; it is not sent again unless the
 * channel knows that it never had it. What needs a person, or a long time, goes to {@link DeliveryTrouble}.
 */
@Component
class Dispatcher {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    /** How long after the death of a node others take over what it was sending. Renewed while a channel is asked. */
    static final Duration LEASE = Duration.ofMinutes(2);

    /** Seconds. A case that is held for longer gets its result later; the other cases' are not kept waiting. */
    private static final int LONGEST_WAIT = 20;

    /** Which dispatcher, among all that share the database. */
    private final String node = UUID.randomUUID().toString().substring(0, 8);

    private final DispatchTable table;
    private final OutboxTable outbox;
    private final Digest digest;
    private final Channels channels;
    private final ChannelCalls calls;
    private final DeliveryResults results;
    private final Clock clock;
    private final Duration shortWait;
    private final TransactionTemplate transaction;
    private long claims;

    Dispatcher(
            DispatchTable table,
            OutboxTable outbox,
            Digest digest,
            Channels channels,
            ChannelCalls calls,
            DeliveryResults results,
            Clock clock,
            MessageSettings settings,
            PlatformTransactionManager transactions) {
        this.table = table;
        this.outbox = outbox;
        this.digest = digest;
        this.channels = channels;
        this.calls = calls;
        this.results = results;
        this.clock = clock;
        this.shortWait = settings.shortWait();
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setTimeout(LONGEST_WAIT);
    }

    /** An attempt, and what became of it. */
    record Answered(Attempt attempt, Answer answer) {}

    /** What became of one of the deliveries of an attempt. */
    record Result(Delivery delivery, Answer answer) {}

    /**
     * @param claimed what channels are to be asked now
     * @param unwritten what could not be written down, to be given to the next round
     * @param failure why the first of these could not; null when all were written
     * @param next when something falls due; null when nothing will, or that was not asked because there was no room for more
     */
    record Round(List<Attempt> claimed, List<Result> unwritten, RuntimeException failure, Instant next) {}

    /** Asks the channel; takes as long as that takes. */
    Answered ask(Attempt attempt) {
        return new Answered(attempt, calls.ask(attempt));
    }

    /** What is to be written down after that. */
    static List<Result> results(Collection<Answered> all) {
        return all.stream()
                .flatMap(one -> one.attempt().pile().stream().map(delivery -> new Result(delivery, one.answer())))
                .toList();
    }

    /**
     * Writes results down, those of one case together and never two cases in one transaction, and claims what is due.
     *
     * @param room how many channels can be asked
     */
    Round round(List<Result> all, int room) {
        List<Result> unwritten = new ArrayList<>();
        RuntimeException failure = null;
        Round claimed = null;
        for (Iterator<List<Result>> cases = together(all); cases.hasNext(); ) {
            List<Result> ofCase = cases.next();
            boolean last = !cases.hasNext();
            try {
                claimed = transaction.execute(status -> {
                    write(ofCase);
                    return last ? claim(room) : null;
                });
            } catch (RuntimeException e) {
                failure = failure == null ? e : failure;
                unwritten.addAll(writeEach(ofCase));
            }
        }
        if (claimed == null) {
            claimed = transaction.execute(status -> claim(room));
        }
        return new Round(claimed.claimed(), unwritten, unwritten.isEmpty() ? null : failure, claimed.next());
    }

    /** By case; first what was shown to mirrors, because the ledger says nothing of it and no case has to be held. */
    private static Iterator<List<Result>> together(List<Result> all) {
        return all.stream()
                .collect(Collectors.groupingBy(
                        result -> isSilent(result) ? "" : result.delivery().caseKey(),
                        TreeMap::new,
                        Collectors.toList()))
                .values()
                .iterator();
    }

    private static boolean isSilent(Result result) {
        return result.delivery().isToMirror() && result.answer().kind() == Answer.Kind.SENT;
    }

    /** One that cannot be written holds none of the others back. @return those that cannot */
    private List<Result> writeEach(List<Result> ofCase) {
        List<Result> unwritten = new ArrayList<>();
        for (Result one : ofCase) {
            try {
                transaction.executeWithoutResult(status -> write(List.of(one)));
            } catch (RuntimeException e) {
                LOG.warn(
                        "What became of delivery {} cannot be written down yet: {}",
                        one.delivery().id(),
                        e.toString());
                LOG.debug("Delivery {}", one.delivery().id(), e);
                unwritten.add(one);
            }
        }
        return unwritten;
    }

    private void write(List<Result> all) {
        List<Delivery> sent = all.stream()
                .filter(one -> one.answer().kind() == Answer.Kind.SENT)
                .map(Result::delivery)
                .toList();
        if (!sent.isEmpty()) {
            results.sent(sent);
        }
        all.stream().filter(one -> one.answer().kind() != Answer.Kind.SENT).forEach(this::writeTrouble);
    }

    private void writeTrouble(Result result) {
        Delivery delivery = result.delivery();
        Answer answer = result.answer();
        boolean again = results.after(delivery, answer) == State.QUEUED;
        boolean ours = delivery.dueAt() != null;
        Instant dueAt = again && ours ? shortly(delivery, answer).orElse(null) : null;
        if (!results.write(delivery, answer, dueAt)) {
            LOG.warn("Delivery {} was taken over by another node: its lease had run out.", delivery.id());
            return;
        }
        if (answer.asksToWait()) {
            outbox.waits(delivery.id(), clock.instant());
        }
        if (again && ours && dueAt == null) {
            boolean later = answer.asksToWait();
            results.handOver(
                    delivery,
                    later ? Deliveries.Outcome.LATER : Deliveries.Outcome.NOT_TAKEN,
                    later ? clock.instant().plus(answer.retryAfter()) : null);
        }
    }

    /** When it is tried again, where the other side has not asked us to wait for long. */
    private Optional<Instant> shortly(Delivery delivery, Answer answer) {
        if (answer.retryAfter() == null) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Instant since = delivery.waitingSince() == null ? now : delivery.waitingSince();
        return Optional.of(now.plus(answer.retryAfter())).filter(next -> !next.isAfter(since.plus(shortWait)));
    }

    private Round claim(int room) {
        Instant now = clock.instant();
        List<Delivery> due = room == 0 ? List.of() : table.holdDue(room, now);
        String lease = node + "-" + ++claims;
        Instant until = now.plus(LEASE);
        List<Attempt> claimed = new ArrayList<>();
        List<Long> dead = due.stream()
                .filter(one -> one.state() == State.SENDING)
                .map(Delivery::id)
                .toList();
        if (!dead.isEmpty()) {
            table.takeOver(dead, lease, until).forEach(one -> claimed.add(new Attempt(one, List.of(one), true)));
        }
        List<Delivery> queued =
                due.stream().filter(one -> one.state() == State.QUEUED).toList();
        if (!queued.isEmpty()) {
            claimed.addAll(begin(queued, lease, until, now));
        }
        Instant next = room > 0 && claimed.size() < room ? table.nextDue(now).orElse(null) : null;
        return new Round(claimed, List.of(), null, next);
    }

    private List<Attempt> begin(List<Delivery> queued, String lease, Instant until, Instant now) {
        Map<Long, List<Delivery>> piles = new HashMap<>();
        List<DispatchTable.Beginning> all = new ArrayList<>();
        for (Delivery first : queued) {
            List<Delivery> pile = digest.pile(first);
            String channel = channels.to(first.recipient(), first.caseKey()).name();
            Long together = pile.size() == 1 ? null : first.id();
            pile.forEach(one -> all.add(new DispatchTable.Beginning(one.id(), channel, together)));
            piles.put(first.id(), pile);
        }
        Map<Long, Delivery> begun = table.begin(all, lease, until, now).stream()
                .collect(Collectors.toMap(Delivery::id, Function.identity()));
        return queued.stream()
                .map(first -> new Attempt(
                        begun.get(first.id()),
                        piles.get(first.id()).stream()
                                .map(one -> begun.get(one.id()))
                                .toList(),
                        false))
                .toList();
    }

    /** Keeps what channels are still asked about from being taken for dead. */
    void renew(Collection<Attempt> underWay) {
        List<Delivery> deliveries =
                underWay.stream().flatMap(one -> one.pile().stream()).toList();
        inTransaction(() -> {
            table.renew(deliveries, clock.instant().plus(LEASE));
            return null;
        });
    }

    /** Takes everything for dead that is under way. Only where no other node can be at work. */
    int endLeases() {
        return inTransaction(() -> table.endLeases(clock.instant()));
    }

    /** When something falls due; empty when nothing will. */
    Optional<Instant> nextDue() {
        return inTransaction(() -> table.nextDue(clock.instant()));
    }

    private <T> T inTransaction(Supplier<T> work) {
        return transaction.execute(status -> work.get());
    }
}
