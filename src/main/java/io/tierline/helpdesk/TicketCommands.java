package io.tierline.helpdesk;

import static io.tierline.helpdesk.TicketChange.By.AGENT;
import static io.tierline.helpdesk.TicketChange.By.CUSTOMER;
import static io.tierline.helpdesk.TicketChange.By.US;

import io.tierline.cases.Case;
import io.tierline.cases.Case.State;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.Ledger;
import io.tierline.cases.NewEvent;
import io.tierline.cases.events.EventFacts;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.IntakeEvents.CustomerReplied;
import io.tierline.cases.events.IntakeEvents.FactsChanged;
import io.tierline.cases.events.IntakeEvents.InternalNote;
import io.tierline.cases.events.IntakeEvents.PlanChanged;
import io.tierline.cases.events.IntakeEvents.PriorityChanged;
import io.tierline.cases.events.MessageEvents.PublicUpdate;
import io.tierline.cases.events.Provenance;
import io.tierline.casework.CommandRefusedException;
import io.tierline.casework.TicketStatusChanged;
import io.tierline.inbox.RetryLaterException;
import io.tierline.process.CaseDesk;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What a change of a ticket means for its case. Our own changes, told back to us, mean nothing. */
@Component
class TicketCommands {

    private static final List<TicketField> FACTS =
            List.of(TicketField.IMPACT, TicketField.AFFECTED_USERS, TicketField.COMPONENT, TicketField.INTEGRATION_ID);

    private final Ledger ledger;
    private final CaseDesk desk;

    TicketCommands(Ledger ledger, CaseDesk desk) {
        this.ledger = ledger;
        this.desk = desk;
    }

    /**
     * @param before what each field was that has changed; null where nothing was known
     * @param firstSight whether nothing was known of the ticket: then only what is told to have changed just now counts
     * @return whether there was anything to do
     */
    boolean act(String caseKey, TicketChange change, Map<TicketField, Object> before, boolean firstSight) {
        Acts acts = new Acts(caseKey, change, before, firstSight);
        if (change.by() != US && !acts.file().state().ended()) {
            acts.priority();
            acts.plan();
            acts.facts();
        }
        change.comments().forEach(acts::comment);
        if (change.by() != US) {
            acts.status();
        }
        return acts.count > 0;
    }

    private final class Acts {

        private final String caseKey;
        private final TicketChange change;
        private final Map<TicketField, Object> before;
        private final boolean firstSight;
        private int count;

        Acts(String caseKey, TicketChange change, Map<TicketField, Object> before, boolean firstSight) {
            this.caseKey = caseKey;
            this.change = change;
            this.before = before;
            this.firstSight = firstSight;
        }

        private Case file() {
            return Case.fold(ledger.hold(caseKey));
        }

        private void append(NewEvent event, Instant at) {
            try {
                desk.act(caseKey, event.at(at));
                count++;
            } catch (CommandRefusedException e) {
                // A newer value is on record, which a person or the ticket itself told meanwhile.
                if (e.reason() != CommandRefusedException.Reason.OVERTAKEN) {
                    throw e;
                }
            }
        }

        private boolean hasChanged(TicketField field) {
            return before.containsKey(field)
                    && (change.changed().contains(field) || (!firstSight && before.get(field) != null));
        }

        private String value(TicketField field) {
            return String.valueOf(change.fields().get(field));
        }

        private void priority() {
            String from = file().priority();
            if (hasChanged(TicketField.PRIORITY) && !from.equals(value(TicketField.PRIORITY))) {
                append(
                        NewEvent.of(new PriorityChanged(from, value(TicketField.PRIORITY)), actor())
                                .withText(EventText.REASON, "Changed in " + change.source()),
                        change.at());
            }
        }

        private void plan() {
            String from = file().plan();
            if (hasChanged(TicketField.PLAN) && !value(TicketField.PLAN).equals(from)) {
                append(NewEvent.of(new PlanChanged(from, value(TicketField.PLAN)), actor()), change.at());
            }
        }

        private void facts() {
            if (Stream.concat(FACTS.stream(), Stream.of(TicketField.TAGS)).noneMatch(this::hasChanged)) {
                return;
            }
            String integrationId = (String) changed(TicketField.INTEGRATION_ID);
            FactsChanged facts = new FactsChanged(
                    (String) changed(TicketField.IMPACT),
                    (Integer) changed(TicketField.AFFECTED_USERS),
                    (String) changed(TicketField.COMPONENT),
                    null,
                    integrationId == null ? null : true,
                    null,
                    tags(changed(TicketField.TAGS)),
                    null);
            append(NewEvent.of(facts, actor()).withText(EventText.INTEGRATION_ID, integrationId), change.at());
        }

        /** The field's value, or null where it is as it was. */
        private Object changed(TicketField field) {
            return hasChanged(field) ? change.fields().get(field) : null;
        }

        private static List<String> tags(Object tags) {
            return tags instanceof Collection<?> all
                    ? all.stream().map(String::valueOf).toList()
                    : null;
        }

        private void comment(TicketComment comment) {
            Case file = file();
            boolean beforeTheCase = comment.at().isBefore(file.openedAt())
                    || (change.createdAt() != null && !comment.at().isAfter(change.createdAt()));
            String once = change.source() + ":comment:" + comment.id();
            if (comment.by() == US
                    || beforeTheCase
                    || file.state() == State.WITHDRAWN
                    || ledger.once(caseKey, once).isPresent()) {
                return;
            }
            append(said(comment).withText(EventText.TEXT, comment.text()).once(once), comment.at());
        }

        private NewEvent said(TicketComment comment) {
            if (comment.by() == CUSTOMER && comment.isPublic()) {
                return NewEvent.of(new CustomerReplied(), CaseEvent.CUSTOMER).from(Provenance.channel(change.source()));
            }
            EventFacts facts = comment.by() == AGENT && comment.isPublic() ? new PublicUpdate() : new InternalNote();
            return NewEvent.of(facts, change.source() + "-" + comment.author())
                    .from(Provenance.channel(change.source()));
        }

        private void status() {
            if (!hasChanged(TicketField.STATUS)) {
                return;
            }
            boolean wasOver = TicketStatus.isOver(before.get(TicketField.STATUS));
            boolean isOver = TicketStatus.isOver(change.fields().get(TicketField.STATUS));
            if (isOver != wasOver) {
                if (isOver && file().assignment() == null) {
                    throw new RetryLaterException("Case " + caseKey + " is only just opening.", null);
                }
                count += desk.told(caseKey, new TicketStatusChanged(change.source(), by(), isOver, change.at()))
                        .size();
            }
        }

        private TicketStatusChanged.By by() {
            return switch (change.by()) {
                case CUSTOMER -> TicketStatusChanged.By.CUSTOMER;
                case AGENT -> TicketStatusChanged.By.AGENT;
                default -> TicketStatusChanged.By.UNKNOWN;
            };
        }

        private String actor() {
            return change.by() == CUSTOMER ? CaseEvent.CUSTOMER : change.source();
        }
    }
}
