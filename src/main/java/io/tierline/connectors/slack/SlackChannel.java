package io.tierline.connectors.slack;

import io.tierline.cases.CaseEvent;
import io.tierline.cases.Ledger;
import io.tierline.cases.LedgerChanged;
import io.tierline.cases.events.WorkEvents.Alerted;
import io.tierline.connectors.slack.SlackClient.Posted;
import io.tierline.notifications.Channel;
import io.tierline.notifications.DeliveryFailedException;
import io.tierline.notifications.Message;
import io.tierline.notifications.Outbox;
import io.tierline.notifications.OutgoingMessage;
import io.tierline.notifications.Receipt;
import java.time.Duration;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;

/** Whom the escalation policy asks is mentioned in the case's thread, which rings their phone; the mail goes out all the same. */
class SlackChannel implements Channel {

    private static final String STEP = "slack-alert";
    private static final Duration UNTIL_THE_MESSAGE_STANDS = Duration.ofSeconds(5);

    private final SlackClient slack;
    private final SlackBoard board;
    private final SlackPeople people;
    private final Ledger ledger;
    private final Outbox outbox;
    private final RateLimiter pace;

    SlackChannel(
            SlackClient slack, SlackBoard board, SlackPeople people, Ledger ledger, Outbox outbox, RateLimiter pace) {
        this.slack = slack;
        this.board = board;
        this.people = people;
        this.ledger = ledger;
        this.outbox = outbox;
        this.pace = pace;
    }

    @EventListener
    @Order(160)
    public void on(LedgerChanged change) {
        for (CaseEvent event : change.added()) {
            if (event.is(Alerted.class)) {
                outbox.write(new OutgoingMessage(
                        event.caseKey(), STEP, String.valueOf(event.seq()), STEP, name(), Map.of()));
            }
        }
    }

    @Override
    public String name() {
        return SlackSettings.NAME;
    }

    @Override
    public boolean takes(String recipient, String caseKey) {
        return name().equals(recipient);
    }

    @Override
    public Receipt send(Message message) throws DeliveryFailedException {
        Posted root = board.posted(message.caseKey())
                .orElseThrow(() -> DeliveryFailedException.notAccepted(
                        "The case's own message does not stand in the channel yet.", UNTIL_THE_MESSAGE_STANDS));
        pace.await(message.delivery());
        CaseEvent alert = ledger.events(message.caseKey()).get(Integer.parseInt(message.occurrence()) - 1);
        String mention = people.mention(alert.as(Alerted.class).orElseThrow().person());
        slack.reply(root, mention + " " + CaseCard.escaped(message.text().strip()), message.delivery());
        return new Receipt(root.ts());
    }
}
