package io.tierline.api.cases;

import io.tierline.api.FieldProblem;
import io.tierline.api.JsonFields;
import io.tierline.api.RefusedRequestException;
import io.tierline.cases.Case;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.CaseNotFoundException;
import io.tierline.cases.Ledger;
import io.tierline.cases.NewEvent;
import io.tierline.cases.References;
import io.tierline.cases.events.WorkEvents.Fixed;
import io.tierline.casework.CommandRefusedException;
import io.tierline.inbox.ProcessingResult;
import io.tierline.inbox.RetryLaterException;
import io.tierline.inbox.UnprocessableDeliveryException;
import io.tierline.process.CaseDesk;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Tickets and events in the API's own JSON that come another way than by the API: the same fields, the same checks. An event
 * names its case by {@code case}, or by {@code ticket} with {@code source} and {@code externalId}.
 */
@Component
public class Submissions {

    private static final int LONGEST = 200;
    private static final Pattern KEY = Pattern.compile("ESC-\\d{4}-\\d{6,12}");

    private final CaseDesk desk;
    private final Ledger ledger;
    private final References references;
    private final Clock clock;

    Submissions(CaseDesk desk, Ledger ledger, References references, Clock clock) {
        this.desk = desk;
        this.ledger = ledger;
        this.references = references;
        this.clock = clock;
    }

    /**
     * What a body is about, before it is processed.
     *
     * @param kind {@code ticket}, or the event's type
     * @param subject the case's key, or the ticket's source and id; a ticket's own is another one, so that it never waits
     *     for an event that waits for it
     * @param at when it says it happened, or null
     */
    public record Outline(String kind, String subject, Instant at) {}

    /** Empty when it is neither a ticket nor an event that names its case; {@link #work} then says what is wrong. */
    public static Optional<Outline> outline(byte[] json) {
        try {
            JsonFields body = JsonFields.read(json);
            String type = body.line("type", LONGEST);
            String subject = type == null ? "ticket " + reference(body) : body.line("case", LONGEST);
            if (subject == null) {
                subject = reference(body.object("ticket"));
            }
            Instant at = type == null ? null : body.instant("at");
            body.refuse();
            return Optional.of(new Outline(type == null ? "ticket" : type, subject, at));
        } catch (RefusedRequestException e) {
            return Optional.empty();
        }
    }

    private static String reference(JsonFields ticket) {
        return ticket.line("source", LONGEST) + "/" + ticket.line("externalId", LONGEST);
    }

    /**
     * Opens a case for the ticket, or does what the event says, in the caller's transaction.
     *
     * @param by who sent it: stands in the ledger as an API user would
     * @param at when it happened, where the body does not say so
     * @param key the same key has one effect
     * @throws Unprocessable naming each field that is missing or wrong, or saying why it does not fit how the case stands
     * @throws TryLater when the ticket has no case yet, or its case is not there to take it
     */
    public ProcessingResult work(byte[] json, String by, Instant at, String key) {
        try {
            JsonFields body = JsonFields.read(json);
            return body.none("type") ? ticket(body) : event(body, by, at, key);
        } catch (RefusedRequestException e) {
            throw new UnprocessableDeliveryException(words(e));
        } catch (CommandRefusedException e) {
            if (e.reason() == CommandRefusedException.Reason.OVERTAKEN) {
                return ProcessingResult.ignored(e.getMessage());
            }
            throw new UnprocessableDeliveryException(e.getMessage());
        }
    }

    private ProcessingResult ticket(JsonFields body) {
        TicketRequest ticket = TicketRequest.read(body);
        return desk.open(ticket.source(), ticket.externalId(), ticket.ticket()).isNew()
                ? ProcessingResult.done()
                : ProcessingResult.ignored("The ticket has its case already.");
    }

    private ProcessingResult event(JsonFields body, String by, Instant at, String key) {
        List<CaseEvent> soFar = hold(body);
        String caseKey = soFar.get(0).caseKey();
        // Their case is older than ours: what happened in between belongs to its beginning.
        NewEvent read = new EventReader(body, by).read(() -> Instant.EPOCH, clock.instant(), this::takesIn);
        NewEvent wish = read.at(notBefore(soFar, read.happenedAt() == null ? at : read.happenedAt()))
                .once(key);
        if (wish.is(Fixed.class) && Case.fold(soFar).assignment() == null) {
            throw new RetryLaterException("No level has the case yet.", null);
        }
        return desk.handle(caseKey, wish).isNew()
                ? ProcessingResult.done()
                : ProcessingResult.ignored("It was done before.");
    }

    private List<CaseEvent> hold(JsonFields body) {
        String caseKey = body.word("case", LONGEST, KEY, "must be a case's key, such as ESC-2026-000042");
        JsonFields ticket = body.object("ticket");
        String source = ticket.line("source", LONGEST);
        String externalId = ticket.line("externalId", LONGEST);
        ticket.nothingElse("ticket");
        if (caseKey == null && (source == null || externalId == null)) {
            body.wrong("case", "is missing: the case's key; or send ticket with source and externalId");
            body.refuse();
        }
        String found = caseKey != null
                ? caseKey
                : references.cases(source, externalId).stream()
                        .findFirst()
                        .orElseThrow(() -> new RetryLaterException("The ticket has no case yet.", null));
        try {
            ledger.events(found);
            return ledger.hold(found);
        } catch (CaseNotFoundException e) {
            throw new UnprocessableDeliveryException("There is no case of that key.");
        }
    }

    private Instant notBefore(List<CaseEvent> soFar, Instant at) {
        Instant opened = soFar.get(0).happenedAt();
        Instant now = clock.instant();
        return at.isBefore(opened) ? opened : at.isAfter(now) ? now : at;
    }

    private boolean takesIn(String into) {
        try {
            return ledger.caseFile(into).caseKey().equals(into);
        } catch (CaseNotFoundException e) {
            return false;
        }
    }

    /** What is wrong, without what was sent: that may be about people. */
    private static String words(RefusedRequestException refusal) {
        if (refusal.getBody().getProperties() != null
                && refusal.getBody().getProperties().get("errors") instanceof List<?> errors) {
            return errors.stream()
                    .map(FieldProblem.class::cast)
                    .map(problem -> problem.field() + " " + problem.message())
                    .collect(Collectors.joining("; "));
        }
        Object line = refusal.getBody().getProperties() == null
                ? null
                : refusal.getBody().getProperties().get("line");
        return line == null ? refusal.getBody().getDetail() : "It is not JSON (line " + line + ").";
    }
}
