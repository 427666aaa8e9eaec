package io.tierline.notifications;

import io.tierline.cases.Ledger;
import io.tierline.cases.NewEvent;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.IntakeEvents.InternalNote;
import io.tierline.notifications.Delivery.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What becomes of a message that the {@link Dispatcher} could not deliver: tried again, sent again or given up, as its model
 * says. Before a channel is asked, "sending" is committed; a later attempt that finds it there knows that an attempt died.
 * What may have arrived is not sent again. What piles up for a person of ours goes out as one {@link Digest}.
 */
@EnableConfigurationProperties(MessageSettings.class)
@Component
public class Deliveries {

    /** Seconds. A caller that holds the case's lock against us gets an error then, in place of waiting for ever. */
    private static final int LONGEST_WAIT = 60;

    /** How soon a message is tried again to whose recipient the dispatcher sends another one at this moment. */
    private static final Duration UNTIL_THE_LANE_IS_FREE = Duration.ofSeconds(10);

    private final OutboxTable table;
    private final Channels channels;
    private final Digest digest;
    private final ChannelCalls calls;
    private final DeliveryResults results;
    private final Ledger ledger;
    private final Clock clock;
    private final Duration patience;
    private final TransactionTemplate ownTransaction;

    Deliveries(
            OutboxTable table,
            Channels channels,
            Digest digest,
            ChannelCalls calls,
            DeliveryResults results,
            Ledger ledger,
            Clock clock,
            MessageSettings settings,
            PlatformTransactionManager transactionManager) {
        this.table = table;
        this.channels = channels;
        this.digest = digest;
        this.calls = calls;
        this.results = results;
        this.patience = settings.patience();
        this.ledger = ledger;
        this.clock = clock;
        this.ownTransaction = new TransactionTemplate(transactionManager);
        this.ownTransaction.setPropagationBehavior(TransactionTemplate.PROPAGATION_REQUIRES_NEW);
        this.ownTransaction.setTimeout(LONGEST_WAIT);
    }

    /** How an attempt ended. */
    public enum Outcome {
        SENT,
        /** It may have arrived; a person decides whether it is sent again. */
        UNCERTAIN,
        /** It never will arrive like this: the address is wrong, or a person gave it up. */
        REFUSED,
        /** The other side asks us to come back later, and says when. */
        LATER,
        /** It was not taken, and nothing is known of when it will be. */
        NOT_TAKEN;

        /** As it stands in the models. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * Delivers a message, or says how it ended before. A second caller waits for the first and gets its result. What
     * happens is committed in transactions of its own, whatever becomes of the caller's: which must not have appended to the
     * case's ledger, or ours would wait for its lock.
     *
     * @throws DeliveryFailed when the message was not taken and is queued again. It says when to try next where the other
     *     side asks for that, and no longer does once it has asked for longer than {@code tierline.messages.patience}
     * @throws NoSuchDelivery when there is none of that number
     */
    @Transactional
    public Outcome deliver(long id) throws DeliveryFailedException {
        Delivery known = get(id);
        String lane = channels.lane(known.recipient(), known.caseKey());
        table.lockLane(lane);
        Delivery delivery = get(id);
        return switch (delivery.state()) {
            case QUEUED -> send(delivery, lane);
            case SENDING -> afterDeath(delivery, lane);
            case SENT -> Outcome.SENT;
            case UNCERTAIN -> Outcome.UNCERTAIN;
            case FAILED, SKIPPED -> Outcome.REFUSED;
        };
    }

    private Outcome send(Delivery delivery, String lane) throws DeliveryFailedException {
        if (table.isLeased(lane, delivery.id(), clock.instant())) {
            throw underWay();
        }
        List<Delivery> pile = begin(delivery);
        Delivery first = pile.stream()
                .filter(one -> one.id() == delivery.id())
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException("Delivery " + delivery.id() + " was changed while it was locked."));
        return end(first, pile, calls.ask(new Attempt(first, pile, false)));
    }

    /** @return what is sent now, in one: the message, and perhaps others to the same person */
    private List<Delivery> begin(Delivery delivery) {
        String channel = channels.to(delivery.recipient(), delivery.caseKey()).name();
        return alone(() -> {
            List<Delivery> pile = digest.pile(delivery);
            Long together = pile.size() == 1 ? null : delivery.id();
            return pile.stream()
                    .flatMap(one -> table.begin(one, channel, together, clock.instant()).stream())
                    .toList();
        });
    }

    private Outcome afterDeath(Delivery delivery, String lane) throws DeliveryFailedException {
        if (delivery.isLeased(clock.instant())) {
            throw underWay();
        }
        List<Delivery> alone = List.of(delivery);
        Answer answer = calls.ask(new Attempt(delivery, alone, true));
        if (answer.kind() != Answer.Kind.NOT_TAKEN) {
            return end(delivery, alone, answer);
        }
        alone(() -> table.move(delivery.id(), State.SENDING, State.QUEUED, clock.instant(), null));
        return send(delivery, lane);
    }

    /** The dispatcher sends to the same recipient, perhaps this very message in a digest. */
    private static DeliveryFailedException underWay() {
        return DeliveryFailedException.notAccepted(
                "A message to the same recipient is under way.", UNTIL_THE_LANE_IS_FREE);
    }

    private Outcome end(Delivery first, List<Delivery> pile, Answer answer) throws DeliveryFailedException {
        each(pile, one -> results.write(one, answer, one.dueAt()));
        return switch (results.after(first, answer)) {
            case SENT -> Outcome.SENT;
            case FAILED -> Outcome.REFUSED;
            case UNCERTAIN -> Outcome.UNCERTAIN;
            default -> throw queuedAgain(pile, answer);
        };
    }

    /** Who is asked to wait again and again says so no more in the end: then the job's tries are used up. */
    private DeliveryFailedException queuedAgain(List<Delivery> pile, Answer answer) {
        if (answer.kind() == Answer.Kind.UNKNOWN) {
            return DeliveryFailedException.notAccepted(answer.problem() + " It is sent again, as its template says.");
        }
        DeliveryFailedException failure = DeliveryFailedException.notAccepted(answer.problem(), answer.retryAfter());
        if (!answer.asksToWait()) {
            return failure;
        }
        Instant now = clock.instant();
        each(pile, one -> table.waits(one.id(), now));
        boolean tooLong = pile.stream().map(one -> get(one.id()).waitingSince()).anyMatch(since -> since.plus(patience)
                .isBefore(now));
        return tooLong ? DeliveryFailedException.notAccepted(failure.getMessage()) : failure;
    }

    /**
     * Each in a transaction of its own, so that never two cases are locked at once. One that cannot be written holds none
     * of the others back.
     */
    private void each(List<Delivery> pile, Consumer<Delivery> write) {
        RuntimeException first = null;
        for (Delivery one : pile) {
            try {
                alone(() -> {
                    write.accept(one);
                    return null;
                });
            } catch (RuntimeException e) {
                first = first == null ? e : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }

    /**
     * A person decides that a message whose delivery is uncertain, or was refused, is tried again: it is queued, and
     * {@link #deliver} sends it.
     *
     * @param by the person's id
     * @param note why, in their words, or null
     * @throws IllegalStateException when there is nothing to decide, because the message was sent or given up meanwhile
     */
    @Transactional
    public void resend(long id, String by, String note) {
        Delivery delivery = decide(id, State.QUEUED, null);
        table.waitsNoMore(id);
        ledger.append(
                delivery.caseKey(),
                NewEvent.of(
                                InternalNote.resent(
                                        id,
                                        delivery.template(),
                                        delivery.role(),
                                        delivery.recipient(),
                                        delivery.isPublic()),
                                by)
                        .withText(EventText.NOTE, note));
    }

    /**
     * A person decides that a message whose delivery is uncertain, or was refused, is not tried again.
     *
     * @param by the person's id
     * @param why in their words
     * @throws IllegalStateException when there is nothing to decide, because the message was sent or given up meanwhile
     */
    @Transactional
    public void giveUp(long id, String by, String why) {
        Delivery delivery = decide(id, State.SKIPPED, why);
        ledger.append(
                delivery.caseKey(),
                NewEvent.of(DeliveryResults.failed(delivery, "given-up"), by).withText(EventText.NOTE, why));
    }

    private Delivery decide(long id, State to, String problem) {
        Delivery delivery = get(id);
        boolean open = Set.of(State.UNCERTAIN, State.FAILED).contains(delivery.state());
        if (!open || !table.move(id, delivery.state(), to, clock.instant(), problem)) {
            throw new IllegalStateException("Delivery " + id + " is "
                    + get(id).state().code() + ": there is nothing to decide about it any more.");
        }
        return delivery;
    }

    /** A delivery as it stands. */
    public Optional<Delivery> find(long id) {
        return table.find(id);
    }

    /** The case's deliveries, in the order in which they were written. */
    public List<Delivery> ofCase(String caseKey) {
        return table.ofCase(caseKey);
    }

    private Delivery get(long id) {
        return table.find(id).orElseThrow(() -> new DeliveryNotFoundException(id));
    }

    private <T> T alone(Supplier<T> work) {
        return ownTransaction.execute(status -> work.get());
    }
}
