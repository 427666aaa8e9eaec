package io.tierline.process.correlation;

import io.tierline.cases.Case;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.Ledger;
import io.tierline.cases.LedgerChanged;
import io.tierline.cases.Levels;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.EventTexts;
import io.tierline.cases.events.IntakeEvents.CustomerReplied;
import io.tierline.cases.events.IntakeEvents.InternalNote;
import io.tierline.cases.events.MessageEvents.MessageQueued;
import io.tierline.cases.events.Provenance;
import io.tierline.cases.events.WorkEvents.TierEntered;
import io.tierline.cases.events.WorkEvents.WorkDone;
import io.tierline.notifications.Outbox;
import io.tierline.notifications.OutgoingMessage;
import io.tierline.process.DisplayText;
import io.tierline.process.EngineeringTracker;
import io.tierline.process.EngineeringTracker.Topic;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What happens to a case whose issue Engineering has, is told there, as far as the tracker wants to hear of it. */
@Component
public class IssueUpdates {

    public static final String RECIPIENT = "engineering-tracker";
    public static final String STEP = "issue-news";

    private static final String OPENS_THE_ISSUE = "engineering-issue";
    private static final String TEMPLATE = "issue-news";

    private final EngineeringTracker tracker;
    private final Ledger ledger;
    private final Levels levels;
    private final Outbox outbox;

    IssueUpdates(EngineeringTracker tracker, Ledger ledger, Levels levels, Outbox outbox) {
        this.tracker = tracker;
        this.ledger = ledger;
        this.levels = levels;
        this.outbox = outbox;
    }

    @EventListener
    @Order(150)
    public void on(LedgerChanged change) {
        for (int i = change.firstNew(); i < change.ledger().size(); i++) {
            CaseEvent event = change.ledger().get(i);
            List<CaseEvent> before = change.ledger().subList(0, i);
            topic(event, before)
                    .filter(tracker::wants)
                    .filter(topic -> before.stream().anyMatch(IssueUpdates::opensIssue))
                    .filter(topic ->
                            topic != Topic.BACK_AGAIN || before.stream().anyMatch(this::atIssueLevel))
                    .ifPresent(topic -> write(event, topic));
        }
    }

    /** Whether the case came to a level whose work the issue is. */
    private boolean atIssueLevel(CaseEvent event) {
        return event.facts() instanceof TierEntered entered
                && levels.version(entered.levels()).get(entered.tier()).issue();
    }

    private boolean isIssueLevels(WorkDone work, List<CaseEvent> before) {
        return levels.of(Case.fold(before)).get(work.tier()).issue();
    }

    private static boolean opensIssue(CaseEvent event) {
        return event.facts() instanceof MessageQueued queued && OPENS_THE_ISSUE.equals(queued.template());
    }

    /** What the tracker itself told us is no news to it. */
    private Optional<Topic> topic(CaseEvent event, List<CaseEvent> before) {
        if (Provenance.TRACKER.equals(event.provenance().via())) {
            return Optional.empty();
        }
        if (event.facts() instanceof InternalNote note) {
            return note.delivery() == null ? Optional.of(Topic.INTERNAL_NOTE) : Optional.empty();
        }
        if (event.is(CustomerReplied.class)) {
            return Optional.of(Topic.CUSTOMER_REPLY);
        }
        if (event.facts() instanceof WorkDone done) {
            return isIssueLevels(done, before) ? Optional.ofNullable(done(done)) : Optional.empty();
        }
        return atIssueLevel(event) ? Optional.of(Topic.BACK_AGAIN) : Optional.empty();
    }

    private static Topic done(WorkDone work) {
        return switch (String.valueOf(work.outcome())) {
            case "resolved" -> Topic.RESOLVED;
            case "hand-back" -> Topic.HANDED_BACK;
            default -> null;
        };
    }

    private void write(CaseEvent event, Topic topic) {
        EventTexts said = ledger.textsOf(event);
        Map<String, Object> model = new HashMap<>();
        model.put("what", what(event, topic));
        model.put("text", said.getOr(EventText.TEXT, said.getOr(EventText.NOTE, "")));
        outbox.write(new OutgoingMessage(event.caseKey(), STEP, occurrence(event, topic), TEMPLATE, RECIPIENT, model));
    }

    private static String what(CaseEvent event, Topic topic) {
        return switch (topic) {
            case INTERNAL_NOTE -> "Note by " + event.actor();
            case CUSTOMER_REPLY -> "The customer replied, " + DisplayText.moment(event.happenedAt());
            case RESOLVED -> "Resolved in Tierline by " + event.actor();
            case HANDED_BACK -> "Handed back in Tierline by " + event.actor();
            case BACK_AGAIN -> "With Engineering once more";
        };
    }

    private static String occurrence(CaseEvent event, Topic topic) {
        return event.seq() + "-" + topic.name().toLowerCase(Locale.ROOT);
    }

    /** Which topic a message of that occurrence has. */
    public static Topic topic(String occurrence) {
        return Topic.valueOf(occurrence.substring(occurrence.indexOf('-') + 1).toUpperCase(Locale.ROOT));
    }
}
