package io.tierline.notifications;

import io.tierline.cases.CaseEvent;
import io.tierline.cases.Ledger;
import io.tierline.cases.NewEvent;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.IntakeEvents.InternalNote;
import io.tierline.cases.events.MessageEvents.MessageFailed;
import io.tierline.cases.events.MessageEvents.MessageSent;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends what the outbox holds, each message once. Before a channel is asked, "sending" is committed; a later attempt
 * that finds it there knows that an attempt died. What may have arrived is not sent again. What piles up for a person
 * of ours goes out as one {@link Digest}.
 */
@EnableConfigurationProperties(MessageSettings.class)
@Component
public class Deliveries {

    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);

    /** Seconds. A caller that holds the case's lock against us gets an error then, in place of waiting for ever. */
    private static final int LONGEST_WAIT = 60;

    /** How often a message goes out that may have arrived, where its template says so; then a person decides. */
    private static final int MOST_UNCERTAIN_ATTEMPTS = 3;

    private final OutboxTable table;
    private final Channels channels;
    private final Digest digest;
    private final Templates templates;
    private final Ledger ledger;
    private final Clock clock;
    private final Duration patience;
    private final TransactionTemplate ownTransaction;

    Deliveries(
            OutboxTable table,
            Channels channels,
            Digest digest,
            Templates templates,
            Ledger ledger,
            Clock clock,
            MessageSettings settings,
            PlatformTransactionManager transactionManager) {
        this.table = table;
        this.channels = channels;
        this.digest = digest;
        this.templates = templates;
        this.patience = settings.patience();
        this.ledger = ledger;
        this.clock = clock;
        this.ownTransaction = new TransactionTemplate(transactionManager);
        this.ownTransaction.setPropagationBehavior(TransactionTemplate.PROPAGATION_REQUIRES_NEW);
        this.ownTransaction.setTimeout(LONGEST_WAIT);
    }

    /** How a delivery ended. */
    public enum Outcome {
        SENT,
        /** It may have arrived; a person decides whether it is sent again. */
        UNCERTAIN,
        /** It never will arrive like this: the address is wrong, or a person gave it up. */
        REFUSED,
        /** The other side asks us to come back later, and says when. */
        LATER;

        /** As it stands in the models. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
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
        table.lockAttempt(lock(get(id)));
        Delivery delivery = get(id);
        return switch (delivery.state()) {
            case QUEUED -> send(delivery);
            case SENDING -> afterDeath(delivery);
            case SENT -> Outcome.SENT;
            case UNCERTAIN -> Outcome.UNCERTAIN;
            case FAILED, SKIPPED -> Outcome.REFUSED;
        };
    }

    /** To a person of ours one at a time, because one may take the others along. */
    private String lock(Delivery delivery) {
        return channels.isStaff(delivery.recipient(), delivery.caseKey())
                ? "to " + delivery.recipient()
                : "delivery " + delivery.id();
    }

    private Outcome send(Delivery delivery) throws DeliveryFailedException {
        Channel channel = channels.to(delivery.recipient(), delivery.caseKey());
        List<Delivery> pile = begin(delivery, channel);
        if (delivery.address() == null) {
            return end(pile, State.FAILED, "refused", "The address was erased.");
        }
        try {
            channel.send(pile.size() == 1 ? delivery.message() : digest.of(delivery, pile));
        } catch (DeliveryFailedException e) {
            return failed(pile, e);
        } catch (RuntimeException e) {
            // The channel did not say whether the message was taken.
            LOG.error("Channel {} broke over delivery {}: {}", channel.name(), delivery.id(), e.getClass());
            LOG.debug("Delivery {}", delivery.id(), e);
            return uncertain(pile, "The channel " + channel.name() + " broke while sending.");
        }
        return sent(pile);
    }

    /** @return what is sent now, in one: the message, and perhaps others to the same person */
    private List<Delivery> begin(Delivery delivery, Channel channel) {
        List<Delivery> pile = digest.pile(delivery);
        Long together = pile.size() == 1 ? null : delivery.id();
        List<Delivery> begun = alone(() -> pile.stream()
                .filter(one -> table.begin(one.id(), channel.name(), together, clock.instant()))
                .map(one -> get(one.id()))
                .toList());
        if (begun.stream().noneMatch(one -> one.id() == delivery.id())) {
            throw new IllegalStateException("Delivery " + delivery.id() + " was changed while it was locked.");
        }
        return begun;
    }

    private Outcome afterDeath(Delivery delivery) throws DeliveryFailedException {
        // It may have gone with others, under another's number: by its own it is not found.
        Channel.Earlier earlier = delivery.digest() != null
                ? Channel.Earlier.UNKNOWN
                : channels.to(delivery.recipient(), delivery.caseKey()).earlier(delivery.message());
        return switch (earlier) {
            case ACCEPTED -> sent(List.of(delivery));
            case UNKNOWN ->
                uncertain(List.of(delivery), "An attempt broke off half-way: the message may have arrived.");
            case NOT_ACCEPTED -> {
                alone(() -> table.move(delivery.id(), State.SENDING, State.QUEUED, clock.instant(), null));
                yield send(delivery);
            }
        };
    }

    private Outcome failed(List<Delivery> pile, DeliveryFailedException failure) throws DeliveryFailedException {
        switch (failure.kind()) {
            case REFUSED:
                return end(pile, State.FAILED, "refused", failure.getMessage());
            case UNKNOWN:
                return uncertain(pile, failure.getMessage());
            default:
                backInTheQueue(pile, failure.getMessage());
                throw withinPatience(pile, failure);
        }
    }

    private void backInTheQueue(List<Delivery> pile, String problem) {
        each(pile, one -> table.move(one.id(), State.SENDING, State.QUEUED, clock.instant(), problem));
    }

    /** Who is asked to wait again and again says so no more in the end: then the job's tries are used up. */
    private DeliveryFailedException withinPatience(List<Delivery> pile, DeliveryFailedException failure) {
        if (failure.retryAfter().isEmpty()) {
            return failure;
        }
        Instant now = clock.instant();
        each(pile, one -> table.waits(one.id(), now));
        boolean tooLong = pile.stream().map(one -> get(one.id()).waitingSince()).anyMatch(since -> since.plus(patience)
                .isBefore(now));
        return tooLong ? DeliveryFailedException.notAccepted(failure.getMessage()) : failure;
    }

    private Outcome sent(List<Delivery> pile) {
        each(pile, one -> {
            table.move(one.id(), State.SENDING, State.SENT, clock.instant(), null);
            if (one.isToMirror()) {
                return;
            }
            ledger.append(
                    one.caseKey(),
                    NewEvent.of(
                            new MessageSent(
                                    one.id(),
                                    one.template(),
                                    one.role(),
                                    one.recipient(),
                                    one.isPublic(),
                                    one.channel(),
                                    one.digest()),
                            CaseEvent.TIERLINE));
        });
        return Outcome.SENT;
    }

    /** The template's policy says what is worse: a message twice, or a message that did not arrive. */
    private Outcome uncertain(List<Delivery> pile, String problem) throws DeliveryFailedException {
        if (pile.stream().allMatch(this::resendsByItself)) {
            backInTheQueue(pile, problem);
            throw DeliveryFailedException.notAccepted(problem + " It is sent again, as its template says.");
        }
        return end(pile, State.UNCERTAIN, "uncertain", problem);
    }

    private Outcome end(List<Delivery> pile, State state, String reason, String problem) {
        each(pile, one -> {
            table.move(one.id(), State.SENDING, state, clock.instant(), problem);
            ledger.append(
                    one.caseKey(),
                    NewEvent.of(failed(one, reason), CaseEvent.TIERLINE).withText(EventText.PROBLEM, problem));
        });
        return state == State.UNCERTAIN ? Outcome.UNCERTAIN : Outcome.REFUSED;
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
                NewEvent.of(failed(delivery, "given-up"), by).withText(EventText.NOTE, why));
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

    private boolean resendsByItself(Delivery delivery) {
        // What went with others goes no second time: that would be the burst that the digest was there to prevent.
        return delivery.digest() == null
                && delivery.attempts() < MOST_UNCERTAIN_ATTEMPTS
                && templates
                        .find(delivery.template())
                        .filter(MessageTemplate::resends)
                        .isPresent();
    }

    private static MessageFailed failed(Delivery delivery, String reason) {
        return new MessageFailed(
                delivery.template(),
                delivery.role(),
                null,
                null,
                delivery.id(),
                delivery.recipient(),
                delivery.isPublic(),
                reason,
                null);
    }

    private <T> T alone(Supplier<T> work) {
        return ownTransaction.execute(status -> work.get());
    }
}
