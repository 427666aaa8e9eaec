package io.tierline.process.steps;

import static io.tierline.process.steps.Step.caseKey;

import io.tierline.cases.Ledger;
import io.tierline.cases.events.MessageEvents.StepMessage;
import io.tierline.notifications.Outbox;
import io.tierline.notifications.OutgoingMessage;
import io.tierline.process.model.ReviewProcesses;
import io.tierline.review.ActionItems;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Writes a message into the outbox in the case's own transaction; no case waits for its delivery. */
@Component
class Notifier {

    private final Ledger ledger;
    private final Outbox outbox;
    private final MessageModel model;
    private final ActionItems actionItems;

    Notifier(Ledger ledger, Outbox outbox, MessageModel model, ActionItems actionItems) {
        this.ledger = ledger;
        this.outbox = outbox;
        this.model = model;
        this.actionItems = actionItems;
    }

    void send(DelegateExecution execution, String template, String to) {
        String key = caseKey(execution);
        String step = execution.getCurrentActivityId();
        outbox.write(new OutgoingMessage(
                key, step, occurrence(key, step), template, whom(execution, to), model.of(execution, template)));
    }

    /** An action item has an owner of its own; every other "owner" is the case's. */
    private String whom(DelegateExecution execution, String to) {
        return "owner".equals(to) && execution.hasVariable(ReviewProcesses.ACTION_ITEM_ID.name())
                ? "person:"
                        + actionItems
                                .get(ReviewProcesses.ACTION_ITEM_ID.get(execution))
                                .owner()
                : to;
    }

    /**
     * Which time this step sends for this case. Counted in the ledger under the case's lock, so a step that is repeated
     * after a rollback counts the same, and the second two-hourly update is another one than the first.
     */
    private String occurrence(String caseKey, String step) {
        long before = ledger.events(caseKey).stream()
                .flatMap(event -> event.as(StepMessage.class).stream())
                .filter(message -> step.equals(message.step()) && message.occurrence() != null)
                .map(StepMessage::occurrence)
                .distinct()
                .count();
        return String.valueOf(before + 1);
    }
}
