package io.tierline.helpdesk;

import static io.tierline.helpdesk.TicketChange.By.AGENT;
import static io.tierline.helpdesk.TicketChange.By.CUSTOMER;
import static io.tierline.helpdesk.TicketChange.By.US;

import io.tierline.cases.Case;
import io.tierline.cases.Case.State;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.EventType;
import io.tierline.cases.Ledger;
import io.tierline.cases.NewEvent;
import io.tierline.inbox.RetryLaterException;
import io.tierline.process.CaseDesk;
import java.time.Instant;
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
            Instant openedAt = file().openedAt();
            desk.act(caseKey, event.at(at.isBefore(openedAt) ? openedAt : at));
            count++;
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
                        NewEvent.of(EventType.PRIORITY_CHANGED, actor())
                                .with("from", from)
                                .with("to", value(TicketField.PRIORITY))
                                .withText("reason", "Changed in " + change.source()),
                        change.at());
            }
        }

        private void plan() {
            String from = file().plan();
            if (hasChanged(TicketField.PLAN) && !value(TicketField.PLAN).equals(from)) {
                append(
                        NewEvent.of(EventType.PLAN_CHANGED, actor())
                                .with("from", from)
                                .with("to", value(TicketField.PLAN)),
                        change.at());
            }
        }

        private void facts() {
            if (Stream.concat(FACTS.stream(), Stream.of(TicketField.TAGS)).noneMatch(this::hasChanged)) {
                return;
            }
            NewEvent event = NewEvent.of(EventType.FACTS_CHANGED, actor());
            for (TicketField field : FACTS) {
                event = hasChanged(field)
                        ? event.with(field.code(), change.fields().get(field))
                        : event;
            }
            if (hasChanged(TicketField.TAGS)) {
                event = event.with("tags", change.fields().get(TicketField.TAGS));
            }
            append(event, change.at());
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
            append(said(comment).withText("text", comment.text()).once(once), comment.at());
        }

        private NewEvent said(TicketComment comment) {
            if (comment.by() == CUSTOMER && comment.isPublic()) {
                return NewEvent.of(EventType.CUSTOMER_REPLIED, CaseEvent.CUSTOMER)
                        .with("channel", change.source());
            }
            String type =
                    comment.by() == AGENT && comment.isPublic() ? EventType.PUBLIC_UPDATE : EventType.INTERNAL_NOTE;
            return NewEvent.of(type, change.source() + "-" + comment.author()).with("channel", change.source());
        }

        private void status() {
            if (!hasChanged(TicketField.STATUS)) {
                return;
            }
            boolean wasOver = TicketStatus.isOver(before.get(TicketField.STATUS));
            boolean isOver = TicketStatus.isOver(change.fields().get(TicketField.STATUS));
            if (isOver && !wasOver) {
                solved();
            } else if (wasOver && !isOver) {
                openedAgain();
            }
        }

        /** Solved over there: by the customer that is their word on our solution, otherwise somebody has found one. */
        private void solved() {
            Case file = file();
            if (file.state() == State.RESOLVED && change.by() == CUSTOMER && isAsked()) {
                append(
                        NewEvent.of(EventType.CUSTOMER_CONFIRMED, CaseEvent.CUSTOMER)
                                .with("how", change.source()),
                        change.at());
            } else if (file.state() == State.OPEN || file.state() == State.WAITING) {
                if (file.assignment() == null) {
                    throw new RetryLaterException("Case " + caseKey + " is only just opening.", null);
                }
                append(NewEvent.of(EventType.FIXED, actor()).with("by", change.source()), change.at());
            }
        }

        private boolean isAsked() {
            return last(EventType.RESOLUTION_TOLD)
                    > Math.max(last(EventType.CUSTOMER_CONFIRMED), last(EventType.REOPENED));
        }

        /**
         * Help desks open a ticket again by themselves when the customer writes on it, be it a "thanks": while somebody of
         * ours waits for the customer's word, their words are enough.
         */
        private void openedAgain() {
            State state = file().state();
            boolean wordsAreEnough = change.by() == CUSTOMER
                    || (change.by() != AGENT && last(EventType.CUSTOMER_REPLIED) > last(EventType.RESOLUTION_TOLD));
            if (state == State.CLOSED || (state == State.RESOLVED && !wordsAreEnough)) {
                append(
                        NewEvent.of(EventType.REOPENED, actor())
                                .with("channel", change.source())
                                .withText("text", "Opened again in " + change.source()),
                        change.at());
            }
        }

        /** The place of the last event of that type; 0 where there is none. */
        private int last(String type) {
            return ledger.hold(caseKey).stream()
                    .filter(event -> event.is(type))
                    .mapToInt(CaseEvent::seq)
                    .max()
                    .orElse(0);
        }

        private String actor() {
            return change.by() == CUSTOMER ? CaseEvent.CUSTOMER : change.source();
        }
    }
}
