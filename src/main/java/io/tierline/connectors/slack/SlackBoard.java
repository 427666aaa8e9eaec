package io.tierline.connectors.slack;

import io.tierline.cases.CaseEvent;
import io.tierline.cases.Ledger;
import io.tierline.cases.Reference;
import io.tierline.cases.References;
import io.tierline.cases.events.EventText;
import io.tierline.connectors.slack.SlackClient.Posted;
import io.tierline.notifications.DeliveryFailedException;
import io.tierline.notifications.Message;
import io.tierline.notifications.Mirror;
import io.tierline.notifications.PublicUrl;
import io.tierline.notifications.Receipt;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.transaction.support.TransactionTemplate;

/** One message a case in the channel, which shows how it stands; its thread belongs to the case. */
class SlackBoard implements Mirror {

    /** Slack takes about one message a second and channel. */
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private static final String BETWEEN = "/";

    private final SlackClient slack;
    private final Ledger ledger;
    private final References references;
    private final PublicUrl publicUrl;
    private final RateLimiter pace;
    private final TransactionTemplate ownTransaction;

    /** @param ownTransaction begins a new one */
    SlackBoard(
            SlackClient slack,
            Ledger ledger,
            References references,
            PublicUrl publicUrl,
            RateLimiter pace,
            TransactionTemplate ownTransaction) {
        this.slack = slack;
        this.ledger = ledger;
        this.references = references;
        this.publicUrl = publicUrl;
        this.pace = pace;
        this.ownTransaction = ownTransaction;
    }

    @Override
    public String name() {
        return SlackSettings.NAME;
    }

    @Override
    public Optional<String> face(String caseKey, List<CaseEvent> events) {
        return Optional.of(new CaseCard(events)).filter(CaseCard::isThere).map(CaseCard::face);
    }

    @Override
    public Receipt show(Message message) throws DeliveryFailedException {
        String caseKey = message.caseKey();
        CaseCard card = new CaseCard(ledger.events(caseKey));
        String title = ledger.ticketTexts(caseKey).getOr(EventText.TITLE, "");
        List<?> blocks = card.blocks(title, publicUrl.of("/camunda/app/tasklist/"));
        pace.await(message.delivery());
        Optional<Posted> there = posted(caseKey);
        if (there.isEmpty()) {
            // An attempt whose answer was lost may have posted it.
            there = slack.find(caseKey, card.file().openedAt(), message.delivery());
        }
        if (there.isPresent() && slack.update(there.get(), card.text(title), blocks, message.delivery())) {
            remember(caseKey, there.get());
            return new Receipt(there.get().ts());
        }
        Posted posted = slack.post(caseKey, card.text(title), blocks, message.delivery());
        remember(caseKey, posted);
        return new Receipt(posted.ts());
    }

    @Override
    public Duration pause() {
        return PAUSE;
    }

    /** Where the case stands in the channel. */
    Optional<Posted> posted(String caseKey) {
        return references.of(caseKey).stream()
                .filter(reference -> reference.system().equals(SlackSettings.NAME))
                .map(reference -> reference.ref().split(BETWEEN, 2))
                .map(parts -> new Posted(parts[0], parts[1]))
                // An earlier one was deleted.
                .reduce((first, last) -> last);
    }

    /** The case whose message that is. */
    Optional<String> caseAt(String channel, String ts) {
        return references.cases(SlackSettings.NAME, channel + BETWEEN + ts).stream()
                .findFirst();
    }

    private void remember(String caseKey, Posted posted) {
        ownTransaction.executeWithoutResult(status -> references.add(
                caseKey, new Reference(SlackSettings.NAME, posted.channel() + BETWEEN + posted.ts(), null)));
    }
}
