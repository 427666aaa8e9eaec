package io.tierline.connectors.zendesk;

import static io.tierline.connectors.zendesk.ZendeskTickets.instant;
import static io.tierline.connectors.zendesk.ZendeskTickets.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tierline.helpdesk.TicketChange;
import io.tierline.helpdesk.TicketChange.By;
import io.tierline.helpdesk.TicketChanges;
import io.tierline.helpdesk.TicketComment;
import io.tierline.helpdesk.TicketField;
import io.tierline.inbox.Delivery;
import io.tierline.inbox.HookSource;
import io.tierline.inbox.NewDelivery;
import io.tierline.inbox.ProcessingResult;
import io.tierline.inbox.Signature;
import io.tierline.inbox.UnprocessableDeliveryException;
import io.tierline.inbox.Verdict;
import io.tierline.inbox.WebhookCall;
import io.tierline.notifications.DeliveryFailedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Zendesk calls: by event subscriptions, whose bodies tell what has changed, and by triggers, whose bodies are of the
 * operator's own making and only tell which ticket to ask for. What the reconciliation finds comes here too.
 */
class ZendeskHook implements HookSource {

    static final String NAME = "zendesk";

    private static final String EVENT = "zen:event-type:";
    private static final String TICKET = "zen:ticket:";
    private static final String TRIGGER = "trigger";
    private static final String UNREADABLE = "unreadable";

    private static final Map<String, Set<TicketField>> EVENTS = Map.of(
            "ticket.created", Set.of(),
            "ticket.comment_added", Set.of(),
            "ticket.status_changed", Set.of(TicketField.STATUS),
            "ticket.priority_changed", Set.of(TicketField.PRIORITY),
            "ticket.tags_changed", Set.of(TicketField.TAGS));

    private final ObjectMapper json = new ObjectMapper();
    private final ZendeskSettings settings;
    private final ZendeskClient api;
    private final ZendeskTickets tickets;
    private final TicketChanges changes;
    private final Duration tolerance;

    ZendeskHook(
            ZendeskSettings settings,
            ZendeskClient api,
            ZendeskTickets tickets,
            TicketChanges changes,
            Duration tolerance) {
        this.settings = settings;
        this.api = api;
        this.tickets = tickets;
        this.changes = changes;
        this.tolerance = tolerance;
    }

    @Override
    public String name() {
        return NAME;
    }

    /** The signature is over the timestamp and the body, in this order: over body and timestamp, as once, it is wrong. */
    @Override
    public Verdict verify(WebhookCall call) {
        String timestamp = call.header("X-Zendesk-Webhook-Signature-Timestamp");
        byte[] given = Signature.base64(call.header("X-Zendesk-Webhook-Signature"));
        if (timestamp == null || given == null) {
            return Verdict.refused(Verdict.Reason.MISSING);
        }
        if (!Signature.HMAC_SHA256.isRight(
                given, settings.webhookSecrets(), timestamp.getBytes(StandardCharsets.UTF_8), call.body())) {
            return Verdict.refused(Verdict.Reason.WRONG);
        }
        Instant signedAt = parse(timestamp);
        return signedAt == null || call.isStale(signedAt, tolerance)
                ? Verdict.refused(Verdict.Reason.STALE)
                : Verdict.accepted(delivery(call.body(), signedAt));
    }

    private static Instant parse(String timestamp) {
        try {
            return OffsetDateTime.parse(timestamp.strip()).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private NewDelivery delivery(byte[] bytes, Instant signedAt) {
        // Their id of the call is not signed, so it tells nothing: the same body is the same delivery.
        String key = Signature.digest(bytes);
        JsonNode body = read(bytes);
        if (body == null) {
            return new NewDelivery(key, UNREADABLE, UNREADABLE, signedAt, bytes);
        }
        String type = text(body, "type");
        boolean isEvent = type != null && type.startsWith(EVENT);
        String id = text(body, "id");
        Instant at = isEvent ? instant(body, "time") : instant(body.path("ticket"), "updated_at");
        return new NewDelivery(
                isEvent && id != null && !id.isBlank() ? "event:" + id : key,
                String.valueOf(ticketId(body)),
                isEvent ? type.substring(EVENT.length()) : TRIGGER,
                at == null ? signedAt : at,
                bytes);
    }

    private JsonNode read(byte[] body) {
        try {
            JsonNode node = json.readTree(body);
            return node != null && node.isObject() ? node : null;
        } catch (IOException e) {
            return null;
        }
    }

    private static String ticketId(JsonNode body) {
        String id = text(body.path("detail"), "id");
        id = id == null ? text(body.path("ticket"), "id") : id;
        String subject = text(body, "subject");
        id = id == null && subject != null && subject.startsWith(TICKET) ? subject.substring(TICKET.length()) : id;
        return id != null && id.matches("[0-9]{1,19}") ? id : null;
    }

    @Override
    public ProcessingResult work(Delivery delivery) {
        JsonNode body = read(delivery.body());
        if (body == null) {
            throw new UnprocessableDeliveryException(
                    "It is signed by Zendesk, but it is no JSON object. If a trigger sends it, correct its"
                            + " body: a value with quotes or line breaks in it breaks the JSON.");
        }
        String ticket = ticketId(body);
        if (delivery.kind().equals(TRIGGER) || delivery.kind().equals(ZendeskPoll.KIND)) {
            if (ticket == null) {
                throw new UnprocessableDeliveryException(
                        "It names no ticket: the body needs {\"ticket\": {\"id\": \"{{ticket.id}}\"}}.");
            }
            return delivery.kind().equals(TRIGGER) ? triggered(ticket) : found(ticket, body.path("ticket"));
        }
        if (!EVENTS.containsKey(delivery.kind()) || ticket == null) {
            return ProcessingResult.ignored("Tierline knows nothing to do about " + delivery.kind() + ".");
        }
        return changed(event(ticket, delivery, body), body.path("detail"));
    }

    private TicketChange event(String ticket, Delivery delivery, JsonNode body) {
        JsonNode detail = body.path("detail");
        JsonNode said = body.path("event").path("comment");
        List<TicketComment> comments = new ArrayList<>();
        String actor = text(detail, "actor_id");
        By by = actor == null ? By.UNKNOWN : tickets.by(actor, !actor.equals(text(detail, "requester_id")));
        if (delivery.kind().equals("ticket.comment_added") && text(said, "id") != null) {
            String author = text(said.path("author"), "id");
            by = tickets.by(author, said.path("author").path("is_staff").asBoolean(false));
            comments.add(new TicketComment(
                    text(said, "id"),
                    author,
                    by,
                    said.path("is_public").asBoolean(false),
                    text(said, "body"),
                    delivery.at()));
        }
        return new TicketChange(
                NAME,
                ticket,
                delivery.at(),
                instant(detail, "created_at"),
                tickets.fields(detail),
                EVENTS.get(delivery.kind()),
                comments,
                by);
    }

    /** The body of an event is enough for a ticket that has a case, or gets none. */
    private ProcessingResult changed(TicketChange change, JsonNode detail) {
        boolean more = !changes.hasCase(NAME, change.ticket()) && needsMore(change);
        return changes.apply(more ? whole(change, ask(() -> api.ticket(change.ticket()))) : change);
    }

    /** Whether a ticket without a case gets one now, or cannot be judged by what is told of it. */
    private boolean needsMore(TicketChange change) {
        return changes.wouldOpen(change) || (tickets.isPlanOverThere() && !changes.isKnown(NAME, change.ticket()));
    }

    private ProcessingResult triggered(String ticket) {
        JsonNode asked = ask(() -> api.ticket(ticket));
        if (asked.isMissingNode()) {
            return ProcessingResult.ignored("The ticket is not there any more.");
        }
        return changes.apply(whole(bare(ticket, asked), asked));
    }

    private ProcessingResult found(String ticket, JsonNode exported) {
        TicketChange change = bare(ticket, exported);
        if (!change.fields().containsKey(TicketField.STATUS)) {
            return ProcessingResult.ignored("The ticket was deleted.");
        }
        // Comments are not in what was found; for a ticket without a case they are not needed.
        boolean more = changes.hasCase(NAME, ticket) || needsMore(change);
        return changes.apply(more ? whole(change, exported) : change);
    }

    private TicketChange bare(String ticket, JsonNode asked) {
        Instant at = instant(asked, "updated_at");
        if (at == null) {
            throw new UnprocessableDeliveryException(
                    "What Zendesk answered about ticket " + ticket + " says not when it was changed.");
        }
        return new TicketChange(
                NAME, ticket, at, instant(asked, "created_at"), tickets.fields(asked), Set.of(), List.of(), By.UNKNOWN);
    }

    /** With all that Zendesk says when it is asked: the ticket as it is now, its comments, its customer and reporter. */
    private TicketChange whole(TicketChange change, JsonNode ticket) {
        if (ticket.isMissingNode()) {
            return change;
        }
        JsonNode answer = ask(() -> api.comments(change.ticket()));
        Map<TicketField, Object> fields = new EnumMap<>(TicketField.class);
        fields.putAll(change.fields());
        String organization = text(ticket, "organization_id");
        fields.putAll(tickets.fields(ticket));
        if (organization != null) {
            fields.putAll(tickets.organization(ask(() -> api.organization(organization))));
        }
        fields.putAll(ZendeskTickets.reporter(ticket, answer.path("users")));
        List<TicketComment> comments = new ArrayList<>(change.comments());
        tickets.comments(ticket, answer).stream()
                .filter(comment ->
                        comments.stream().noneMatch(known -> known.id().equals(comment.id())))
                .forEach(comments::add);
        comments.sort(java.util.Comparator.comparing(TicketComment::at));
        Instant updated = instant(ticket, "updated_at");
        return new TicketChange(
                NAME,
                change.ticket(),
                updated != null && updated.isAfter(change.at()) ? updated : change.at(),
                change.createdAt() == null ? instant(ticket, "created_at") : change.createdAt(),
                fields,
                change.changed(),
                comments,
                change.by());
    }

    /** Something to ask Zendesk. */
    interface Question {
        JsonNode ask() throws DeliveryFailedException;
    }

    private JsonNode ask(Question question) {
        try {
            return question.ask();
        } catch (DeliveryFailedException e) {
            throw ZendeskPoll.later(e);
        }
    }
}
