package io.tierline.process.steps;

import io.tierline.cases.Case;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.Ledger;
import io.tierline.cases.Level;
import io.tierline.cases.LevelTable;
import io.tierline.cases.Levels;
import io.tierline.cases.NewEvent;
import io.tierline.cases.Reference;
import io.tierline.cases.References;
import io.tierline.cases.events.WorkEvents.IssueOpened;
import io.tierline.notifications.Channel;
import io.tierline.notifications.DeliveryFailedException;
import io.tierline.notifications.Message;
import io.tierline.notifications.Receipt;
import io.tierline.process.CaseDesk;
import io.tierline.process.EngineeringTracker;
import io.tierline.process.correlation.IssueUpdates;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The engineering issue and what is told about it leave by the outbox like every message, so an outage of the tracker never
 * stops a case. The tracker looks for what an earlier attempt did, so what is uncertain is asked again.
 */
@Component
class TrackerChannel implements Channel {

    static final String RECIPIENT = IssueUpdates.RECIPIENT;

    private static final Duration UNTIL_IT_IS_OPENED = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(TrackerChannel.class);

    private final EngineeringTracker tracker;
    private final Ledger ledger;
    private final Levels levels;
    private final References references;
    private final CaseDesk desk;
    private final TransactionTemplate ownTransaction;

    TrackerChannel(
            EngineeringTracker tracker,
            Ledger ledger,
            Levels levels,
            References references,
            CaseDesk desk,
            PlatformTransactionManager transactions) {
        this.tracker = tracker;
        this.ledger = ledger;
        this.levels = levels;
        this.references = references;
        this.desk = desk;
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionTemplate.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    public String name() {
        return RECIPIENT;
    }

    @Override
    public boolean takes(String recipient, String caseKey) {
        return RECIPIENT.equals(recipient);
    }

    @Override
    public Receipt send(Message message) throws DeliveryFailedException {
        try {
            return IssueUpdates.STEP.equals(message.step()) ? tell(message) : open(message);
        } catch (DeliveryFailedException e) {
            throw e.kind() == DeliveryFailedException.Kind.UNKNOWN
                    ? DeliveryFailedException.notAccepted(e.getMessage())
                    : e;
        } catch (RuntimeException e) {
            LOG.warn("The engineering tracker did not take the news of {}", message.caseKey(), e);
            throw DeliveryFailedException.notAccepted("The engineering tracker did not take it.");
        }
    }

    /** As the level has it whose issue this is. */
    private Optional<String> label(Case file) {
        LevelTable table = levels.of(file);
        return Stream.concat(
                        file.assignments().stream().map(assignment -> table.get(assignment.tier())),
                        table.levels().stream())
                .map(Level::issueLabel)
                .filter(Objects::nonNull)
                .findFirst();
    }

    private Receipt open(Message message) throws DeliveryFailedException {
        Optional<String> label = label(ledger.caseFile(message.caseKey()));
        Reference issue = tracker.open(new EngineeringTracker.Issue(
                message.delivery(),
                message.caseKey(),
                "esc-" + message.caseKey(),
                message.subject(),
                label.map(List::of).orElse(List.of()),
                message.text()));
        NewEvent opened = NewEvent.of(new IssueOpened(issue.ref(), label.orElse(null)), CaseEvent.TIERLINE)
                .once("issue-opened:" + issue.ref());
        ownTransaction.executeWithoutResult(status -> {
            desk.act(message.caseKey(), opened);
            references.add(message.caseKey(), issue);
        });
        return new Receipt(issue.ref());
    }

    private Receipt tell(Message message) throws DeliveryFailedException {
        String issue = ledger.caseFile(message.caseKey()).issue();
        if (issue == null) {
            throw DeliveryFailedException.notAccepted("The issue is not opened yet.", UNTIL_IT_IS_OPENED);
        }
        EngineeringTracker.Topic topic = IssueUpdates.topic(message.occurrence());
        tracker.tell(new EngineeringTracker.News(message.delivery(), issue, topic, message.text()));
        return new Receipt(issue);
    }

    @Override
    public Earlier earlier(Message message) {
        return Earlier.NOT_ACCEPTED;
    }
}
