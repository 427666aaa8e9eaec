package io.tierline.helpdesk;

import io.tierline.cases.Ledger;
import io.tierline.cases.Ticket;
import io.tierline.helpdesk.RememberedTickets.Remembered;
import io.tierline.inbox.ProcessingResult;
import io.tierline.inbox.UnprocessableDeliveryException;
import io.tierline.process.CaseDesk;
import io.tierline.process.IntakePolicy;
import io.tierline.process.IntakePolicy.Intake;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What changes on a help desk's tickets, as acts on cases. Right in the end whatever comes twice, late or in another order:
 * of two values for a field the one of the later instant counts, and a comment counts once. A ticket without a case is
 * remembered, and opens one when it matches {@code intake.dmn}.
 */
@Component
public class TicketChanges {

    /** A ticket that we first see so soon after it was created has waited for us since then. */
    private static final Duration NEW = Duration.ofHours(1);

    private static final String USUAL_PRIORITY = "P3";
    private static final String USUAL_CATEGORY = "other";
    private static final String USUAL_IMPACT = "medium";
    private static final String USUAL_PLAN = "starter";
    private static final String NOBODY = "unknown";

    private final RememberedTickets tickets;
    private final TicketCases cases;
    private final TicketCommands acts;
    private final IntakePolicy policy;
    private final CaseDesk desk;
    private final Clock clock;

    TicketChanges(
            RememberedTickets tickets,
            TicketCases cases,
            TicketCommands acts,
            IntakePolicy policy,
            CaseDesk desk,
            Clock clock) {
        this.tickets = tickets;
        this.cases = cases;
        this.acts = acts;
        this.policy = policy;
        this.desk = desk;
        this.clock = clock;
    }

    /** Whether a ticket has a case. */
    public boolean hasCase(String source, String ticket) {
        return cases.of(source, ticket).isPresent();
    }

    /** Whether anything is remembered of a ticket. */
    public boolean isKnown(String source, String ticket) {
        return !tickets.fields(source, ticket).isEmpty();
    }

    /**
     * Whether this change would open a case: then it is worth while to ask the help desk for all that a case needs.
     * Changes nothing.
     *
     * @throws Unprocessable when it was not decided which tickets open one
     */
    public boolean wouldOpen(TicketChange change) {
        if (hasCase(change.source(), change.ticket())) {
            return false;
        }
        Map<String, Object> known = new LinkedHashMap<>(tickets.fields(change.source(), change.ticket()));
        change.fields().forEach((field, value) -> known.put(field.code(), value));
        return decide(change.source(), known).opensCase();
    }

    /**
     * Takes a change on and acts on it, in the caller's transaction.
     *
     * @throws Unprocessable when it was not decided which tickets open a case
     * @throws io.tierline.inbox.RetryLaterException when the case is only just opening
     */
    public ProcessingResult apply(TicketChange told) {
        Instant now = clock.instant();
        TicketChange change = TextCleaning.of(told, now);
        Remembered ticket = tickets.hold(change.source(), change.ticket(), now);
        Map<TicketField, Object> before = ticket.takeOn(change);
        Optional<String> caseKey = cases.of(change.source(), change.ticket());
        if (caseKey.isPresent()) {
            tickets.write(change.source(), change.ticket(), ticket, null, now);
            return acts.act(caseKey.get(), change, before, ticket.isNew())
                    ? ProcessingResult.done()
                    : ProcessingResult.ignored("Nothing in it is new to case " + caseKey.get() + ".");
        }
        Intake intake = decide(change.source(), ticket.fields());
        tickets.write(change.source(), change.ticket(), ticket, intake.reason(), now);
        if (!intake.opensCase()) {
            return ProcessingResult.ignored("It opens no case: " + intake.reason() + ". It is remembered.");
        }
        Ledger.Opened opened = desk.open(change.source(), change.ticket(), ticket(ticket), begun(change, ticket));
        acts.act(opened.caseKey(), change, Map.of(), false);
        return ProcessingResult.done();
    }

    private Intake decide(String source, Map<String, Object> fields) {
        Map<String, Object> facts = new HashMap<>(fields);
        facts.put("source", source);
        facts.putIfAbsent(TicketField.TAGS.code(), java.util.List.of());
        try {
            return policy.decide(facts);
        } catch (IntakePolicy.NoIntakePolicy e) {
            throw new UnprocessableDeliveryException(e.getMessage(), e);
        }
    }

    private static Instant begun(TicketChange change, Remembered ticket) {
        Instant created = change.createdAt();
        return ticket.isNew()
                        && created != null
                        && created.plus(NEW).isAfter(change.at())
                        && created.isBefore(change.at())
                ? created
                : change.at();
    }

    private static Ticket ticket(Remembered ticket) {
        String customer = ticket.text(TicketField.CUSTOMER);
        String name = ticket.text(TicketField.CUSTOMER_NAME);
        Map<String, Object> attributes = new LinkedHashMap<>();
        if (ticket.field(TicketField.URL) != null) {
            attributes.put("url", ticket.field(TicketField.URL));
        }
        if (ticket.field(TicketField.TAGS) != null) {
            attributes.put("tags", ticket.field(TicketField.TAGS));
        }
        return new Ticket(
                or(ticket.text(TicketField.TITLE), "Ticket without a subject"),
                ticket.text(TicketField.DESCRIPTION),
                or(ticket.text(TicketField.CATEGORY), USUAL_CATEGORY),
                or(ticket.text(TicketField.PRIORITY), USUAL_PRIORITY),
                or(ticket.text(TicketField.IMPACT), USUAL_IMPACT),
                (Integer) ticket.field(TicketField.AFFECTED_USERS),
                ticket.text(TicketField.COMPONENT),
                ticket.text(TicketField.INTEGRATION_ID),
                customer == null && name == null ? NOBODY : customer,
                name,
                or(ticket.text(TicketField.PLAN), USUAL_PLAN),
                ticket.text(TicketField.REPORTER_NAME),
                ticket.text(TicketField.REPORTER_EMAIL),
                attributes);
    }

    private static String or(String value, String otherwise) {
        return value == null || value.isBlank() ? otherwise : value;
    }
}
