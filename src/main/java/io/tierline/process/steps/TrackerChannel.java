package io.tierline.process.steps;

import io.tierline.casefile.CaseEvent;
import io.tierline.casefile.EventType;
import io.tierline.casefile.NewEvent;
import io.tierline.messaging.Channel;
import io.tierline.messaging.DeliveryFailed;
import io.tierline.messaging.Message;
import io.tierline.messaging.Receipt;
import io.tierline.process.CaseDesk;
import io.tierline.process.EngineeringTracker;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The engineering issue leaves by the outbox like every message, so an outage of the tracker never stops a case. */
@Component
class TrackerChannel implements Channel {

    static final String RECIPIENT = "engineering-tracker";

    /** What escalated cases are labelled with, so that Engineering sees them first. */
    private static final String URGENT = "P1";

    private static final Logger LOG = LoggerFactory.getLogger(TrackerChannel.class);

    private final EngineeringTracker tracker;
    private final ObjectProvider<CaseDesk> desk;
    private final TransactionTemplate ownTransaction;

    TrackerChannel(EngineeringTracker tracker, ObjectProvider<CaseDesk> desk, PlatformTransactionManager transactions) {
        this.tracker = tracker;
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
    public Receipt send(Message message) throws DeliveryFailed {
        String reference = open(message);
        NewEvent opened = NewEvent.of(EventType.ISSUE_OPENED, CaseEvent.TIERLINE)
                .with("ref", reference)
                .with("label", URGENT)
                .once("issue-opened:" + reference);
        ownTransaction.executeWithoutResult(status -> desk.getObject().act(message.caseKey(), opened));
        return new Receipt(reference);
    }

    private String open(Message message) throws DeliveryFailed {
        try {
            return tracker.open(new EngineeringTracker.Issue(
                    message.caseKey(), "esc-" + message.caseKey(), message.subject(), List.of(URGENT), message.text()));
        } catch (RuntimeException e) {
            LOG.warn("The engineering tracker did not take the issue for {}", message.caseKey(), e);
            throw DeliveryFailed.notAccepted("The engineering tracker did not take the issue.");
        }
    }

    /** The tracker itself finds what an earlier attempt opened, so asking again is safe. */
    @Override
    public Earlier earlier(Message message) {
        return Earlier.NOT_ACCEPTED;
    }
}
