package io.tierline.connectors.slack;

import io.tierline.casefile.CaseEvent;
import io.tierline.casefile.EventType;
import io.tierline.casefile.Ledger;
import io.tierline.casefile.LedgerChanged;
import io.tierline.connectors.slack.SlackApi.Posted;
import io.tierline.messaging.Channel;
import io.tierline.messaging.DeliveryFailed;
import io.tierline.messaging.Message;
import io.tierline.messaging.OutgoingMessage;
import io.tierline.messaging.Receipt;
import io.tierline.process.Notices;
import java.time.Duration;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;

/** Whom the ladder asks is mentioned in the case's thread, which rings their phone; the mail goes out all the same. */
class SlackChannel implements Channel {

    private static final String STEP = "slack-alert";
    private static final Duration UNTIL_THE_MESSAGE_STANDS = Duration.ofSeconds(5);

    private final SlackApi slack;
    private final SlackBoard board;
    private final SlackPeople people;
    private final Ledger ledger;
    private final Notices notices;
    private final Pace pace;

    SlackChannel(SlackApi slack, SlackBoard board, SlackPeople people, Ledger ledger, Notices notices, Pace pace) {
        this.slack = slack;
        this.board = board;
        this.people = people;
        this.ledger = ledger;
        this.notices = notices;
        this.pace = pace;
    }

    @EventListener
    @Order(160)
    public void on(LedgerChanged change) {
        for (CaseEvent event : change.added()) {
            if (event.is(EventType.ALERTED) && event.text("person") != null) {
                notices.write(new OutgoingMessage(
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
    public Receipt send(Message message) throws DeliveryFailed {
        Posted root = board.posted(message.caseKey())
                .orElseThrow(() -> DeliveryFailed.notAccepted(
                        "The case's own message does not stand in the channel yet.", UNTIL_THE_MESSAGE_STANDS));
        pace.await(message.delivery());
        CaseEvent alert = ledger.events(message.caseKey()).get(Integer.parseInt(message.occurrence()) - 1);
        String mention = people.mention(alert.text("person"));
        slack.reply(root, mention + " " + CaseCard.escaped(message.text().strip()), message.delivery());
        return new Receipt(root.ts());
    }
}
