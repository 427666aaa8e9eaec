package io.tierline.notifications;

import io.tierline.cases.CaseEvent;
import io.tierline.cases.Ledger;
import io.tierline.cases.NewEvent;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.MessageEvents.MessageFailed;
import io.tierline.cases.events.MessageEvents.MessageSent;
import io.tierline.notifications.Delivery.State;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Writes into outbox and ledger, in the caller's transaction, what became of an attempt. */
@Component
class DeliveryResults {

    /** How often a message goes out that may have arrived, where its template says so; then a person decides. */
    private static final int MOST_UNCERTAIN_ATTEMPTS = 3;

    private final OutboxTable table;
    private final Templates templates;
    private final Ledger ledger;
    private final ObjectProvider<DeliveryTrouble> trouble;
    private final Clock clock;

    DeliveryResults(
            OutboxTable table,
            Templates templates,
            Ledger ledger,
            ObjectProvider<DeliveryTrouble> trouble,
            Clock clock) {
        this.table = table;
        this.templates = templates;
        this.ledger = ledger;
        this.trouble = trouble;
        this.clock = clock;
    }

    /** How a delivery stands after such an answer. */
    State after(Delivery delivery, Answer answer) {
        return switch (answer.kind()) {
            case SENT -> State.SENT;
            case REFUSED -> State.FAILED;
            case NOT_TAKEN -> State.QUEUED;
            // The template's policy says what is worse: a message twice, or a message that did not arrive.
            case UNKNOWN -> resendsByItself(delivery) ? State.QUEUED : State.UNCERTAIN;
        };
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

    /** Those that were taken for dead meanwhile are left as they are. @return the others */
    Set<Long> sent(List<Delivery> deliveries) {
        Set<Long> written = Set.copyOf(table.sent(deliveries, clock.instant()));
        for (Delivery one : deliveries) {
            if (written.contains(one.id()) && !one.isToMirror()) {
                ledger.append(one.caseKey(), NewEvent.of(sent(one), CaseEvent.TIERLINE));
            }
        }
        return written;
    }

    /**
     * Ends an attempt at a delivery. What a person has to decide about is taken over by a process, unless one looks after it
     * already.
     *
     * @param delivery as it was when the attempt began
     * @param dueAt where it is queued again: when the dispatcher tries it next, or null where it does not
     * @return false when the attempt was taken for dead meanwhile; then nothing is written
     */
    boolean write(Delivery delivery, Answer answer, Instant dueAt) {
        State to = after(delivery, answer);
        if (to == State.SENT) {
            return !sent(List.of(delivery)).isEmpty();
        }
        if (!table.end(delivery, to, answer.problem(), to == State.QUEUED ? dueAt : null, clock.instant())) {
            return false;
        }
        if (to == State.FAILED || to == State.UNCERTAIN) {
            String reason = to == State.FAILED ? "refused" : "uncertain";
            ledger.append(
                    delivery.caseKey(),
                    NewEvent.of(failed(delivery, reason), CaseEvent.TIERLINE)
                            .withText(EventText.PROBLEM, answer.problem()));
            if (delivery.dueAt() != null) {
                handOver(
                        delivery, to == State.FAILED ? Deliveries.Outcome.REFUSED : Deliveries.Outcome.UNCERTAIN, null);
            }
        }
        return true;
    }

    /** From now on a process looks after it. */
    void handOver(Delivery delivery, Deliveries.Outcome outcome, Instant tryAgainAt) {
        trouble.getObject().takeOver(delivery, outcome, tryAgainAt);
    }

    private static MessageSent sent(Delivery delivery) {
        return new MessageSent(
                delivery.id(),
                delivery.template(),
                delivery.role(),
                delivery.recipient(),
                delivery.isPublic(),
                delivery.channel(),
                delivery.digest());
    }

    static MessageFailed failed(Delivery delivery, String reason) {
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
}
