package io.tierline.notifications;

import io.tierline.cases.CaseEvent;
import io.tierline.cases.CustomerLinks;
import io.tierline.cases.Ledger;
import io.tierline.cases.NewEvent;
import io.tierline.cases.events.EventFacts;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.EventTypes;
import io.tierline.cases.events.MessageEvents.MessageFailed;
import io.tierline.cases.events.MessageEvents.MessageQueued;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Where a case writes what is to be said. Writing needs no vendor and never stops the case; the {@link Dispatcher} sends. */
@Component
public class Outbox {

    private final Recipients recipients;
    private final Templates templates;
    private final Channels channels;
    private final OutboxTable table;
    private final OutboxSignal wake;
    private final Ledger ledger;
    private final Clock clock;

    Outbox(
            Recipients recipients,
            Templates templates,
            Channels channels,
            OutboxTable table,
            OutboxSignal wake,
            Ledger ledger,
            Clock clock) {
        this.recipients = recipients;
        this.templates = templates;
        this.channels = channels;
        this.table = table;
        this.wake = wake;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Writes the message once for each recipient, with a ledger event {@code message-queued} each. With no recipient,
     * {@code message-failed} with the reason {@code no-recipient} is written instead, unless it is of a kind that may
     * have no recipient.
     *
     * @return the numbers of the deliveries that are new; empty when all of them had been written before
     * @throws TemplateProblem naming template and variable, when there is no such template or the model lacks a variable
     * @throws IllegalArgumentException when {@code to} is none of the kinds that {@link OutgoingMessage} names
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Long> write(OutgoingMessage message) {
        MessageTemplate template = templates.of(message.template());
        List<Recipient> all = recipients.of(message.caseKey(), message.to());
        if (all.isEmpty() && Recipients.mayBeNobody(message.to())) {
            return List.of();
        }
        if (all.isEmpty()) {
            ledger.append(message.caseKey(), nobody(message));
            return List.of();
        }
        List<Long> written = new ArrayList<>();
        for (Recipient recipient : all) {
            RenderedMessage text = shown(templates.render(template, message, recipient), recipient);
            long id = table.nextId();
            // The ledger first: it takes the case's lock, so a transaction that writes the same message now waits, and
            // then finds ours.
            CaseEvent event = ledger.append(message.caseKey(), queued(id, message, template, recipient, text));
            if (event.facts() instanceof MessageQueued queued && queued.delivery() == id) {
                String lane = channels.lane(recipient.id(), message.caseKey());
                table.insert(id, message, template, recipient, text, lane, clock.instant());
                written.add(id);
            }
        }
        if (!written.isEmpty()) {
            wake.upAfterCommit();
        }
        return written;
    }

    /** Only customers get their link, whatever a model says about who is told what. */
    private static RenderedMessage shown(RenderedMessage text, Recipient recipient) {
        return Recipient.isCustomer(recipient.id())
                ? text
                : new RenderedMessage(CustomerLinks.hidden(text.subject()), CustomerLinks.hidden(text.body()));
    }

    private static NewEvent queued(
            long id, OutgoingMessage message, MessageTemplate template, Recipient recipient, RenderedMessage text) {
        return NewEvent.of(
                        new MessageQueued(
                                message.template(),
                                message.to(),
                                message.step(),
                                message.occurrence(),
                                id,
                                recipient.id(),
                                template.isPublic()),
                        CaseEvent.TIERLINE)
                .withText(EventText.SUBJECT, text.subject())
                .withText(EventText.TEXT, text.body())
                .once(key(MessageQueued.class, message, recipient.id()));
    }

    private static NewEvent nobody(OutgoingMessage message) {
        MessageFailed failed = new MessageFailed(
                message.template(),
                message.to(),
                message.step(),
                message.occurrence(),
                null,
                null,
                null,
                "no-recipient",
                null);
        return NewEvent.of(failed, CaseEvent.TIERLINE).once(key(MessageFailed.class, message, message.to()));
    }

    private static String key(Class<? extends EventFacts> type, OutgoingMessage message, String recipient) {
        return String.join("|", EventTypes.name(type), message.step(), message.occurrence(), recipient);
    }
}
