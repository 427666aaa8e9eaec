package io.tierline.connectors.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierline.cases.Case;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.Ledger;
import io.tierline.cases.References;
import io.tierline.cases.events.ClosureEvents.Reopened;
import io.tierline.cases.events.ClosureEvents.ResolutionTold;
import io.tierline.cases.events.IntakeEvents.PriorityChanged;
import io.tierline.notifications.DeliveryFailedException;
import io.tierline.notifications.Message;
import io.tierline.notifications.Mirror;
import io.tierline.notifications.Receipt;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * How a case stands, on its ticket, so that no agent has to work in two desks: level, state, owner and the next promise
 * in ticket fields, or in an internal note where none are configured; a priority that was set here; solved once the
 * customer was told the solution, and open again when the case is.
 */
class ZendeskMirror implements Mirror {

    /** What can be shown in a ticket field, by its name in the settings. */
    static final Set<String> FIELDS = Set.of("case", "state", "owner", "next-update");

    /** Zendesk takes 30 updates of one ticket in ten minutes; messages to the customer need some of them. */
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("d MMM HH:mm 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private final ZendeskSettings settings;
    private final ZendeskClient api;
    private final Ledger ledger;
    private final References references;

    ZendeskMirror(ZendeskSettings settings, ZendeskClient api, Ledger ledger, References references) {
        this.settings = settings;
        this.api = api;
        this.ledger = ledger;
        this.references = references;
    }

    @Override
    public String name() {
        return ZendeskHook.NAME;
    }

    @Override
    public Duration pause() {
        return PAUSE;
    }

    @Override
    public Optional<String> face(String caseKey, List<CaseEvent> events) {
        return ZendeskChannel.ticket(references, caseKey)
                .map(ticket -> Face.of(events).toString());
    }

    /**
     * @param next when the customer hears from us next, or empty
     * @param priority one that was set here and not over there, or null
     * @param status that the ticket should have, or null where that is the help desk's own affair
     */
    private record Face(
            String caseKey, String state, String owner, String next, String priority, String status, String issue) {

        static Face of(List<CaseEvent> events) {
            Case file = Case.fold(events);
            String state =
                    file.tier() == null ? file.state().code() : file.state().code() + ", " + file.tier();
            return new Face(
                    file.caseKey(),
                    state,
                    file.owner() == null ? "" : file.owner(),
                    file.promise() == null ? "" : MINUTE.format(file.promise()),
                    priority(events),
                    status(file, events),
                    file.issue() == null ? "" : file.issue());
        }

        private static String priority(List<CaseEvent> events) {
            return events.stream()
                    .filter(event -> event.is(PriorityChanged.class))
                    .reduce((first, last) -> last)
                    .filter(event ->
                            !ZendeskHook.NAME.equals(event.actor()) && !CaseEvent.CUSTOMER.equals(event.actor()))
                    .flatMap(event -> event.as(PriorityChanged.class))
                    .map(changed -> ZendeskTickets.priority(changed.to()))
                    .orElse(null);
        }

        private static String status(Case file, List<CaseEvent> events) {
            String last = null;
            for (CaseEvent event : events) {
                if (event.is(ResolutionTold.class)) {
                    last = "solved";
                } else if (event.is(Reopened.class)) {
                    last = "open";
                }
            }
            return last;
        }

        String note() {
            StringBuilder note = new StringBuilder("Tierline " + caseKey + ": " + state + ".");
            note.append(owner.isEmpty() ? " Nobody has taken it yet." : " With " + owner + ".");
            if (!next.isEmpty()) {
                note.append(" The customer hears from us by ").append(next).append('.');
            }
            if (!issue.isEmpty()) {
                note.append(" Engineering: ").append(issue).append('.');
            }
            return note.toString();
        }
    }

    @Override
    public Receipt show(Message message) throws DeliveryFailedException {
        String id = ZendeskChannel.ticket(references, message.caseKey())
                .orElseThrow(() -> DeliveryFailedException.refused("The case has no Zendesk ticket any more."));
        JsonNode ticket = api.ticket(id);
        String now = ZendeskTickets.text(ticket, "status");
        if (ticket.isMissingNode() || "closed".equals(now)) {
            // No agent works there any more.
            return new Receipt(id);
        }
        Face face = Face.of(ledger.events(message.caseKey()));
        Map<String, Object> change = new LinkedHashMap<>();
        if (face.priority() != null && !face.priority().equals(ZendeskTickets.text(ticket, "priority"))) {
            change.put("priority", face.priority());
        }
        boolean isSolved = "solved".equals(now);
        if (face.status() != null && isSolved != face.status().equals("solved")) {
            change.put("status", face.status());
        }
        tags(ticket).ifPresent(tags -> change.put("tags", tags));
        if (settings.showIn().isEmpty()) {
            if (!isLastNote(id, face.note())) {
                change.put("comment", Map.of("body", face.note(), "public", false));
            }
        } else {
            fields(ticket, face).ifPresent(fields -> change.put("custom_fields", fields));
        }
        if (!change.isEmpty()) {
            api.update(ticket, change, message.delivery());
        }
        return new Receipt(id);
    }

    /** All tags, because an update replaces them; empty when ours is there. */
    private static Optional<Set<String>> tags(JsonNode ticket) {
        Set<String> tags = new TreeSet<>();
        ticket.path("tags").forEach(tag -> tags.add(tag.asText()));
        return tags.add("tierline") ? Optional.of(tags) : Optional.empty();
    }

    private boolean isLastNote(String ticket, String note) throws DeliveryFailedException {
        for (JsonNode comment : api.comments(ticket).path("comments")) {
            String body = ZendeskTickets.text(comment, "plain_body");
            String text = body == null ? ZendeskTickets.text(comment, "body") : body;
            if (settings.userId().equals(ZendeskTickets.text(comment, "author_id"))
                    && !comment.path("public").asBoolean(true)) {
                return text != null && text.strip().equals(note);
            }
        }
        return false;
    }

    private Optional<List<Map<String, Object>>> fields(JsonNode ticket, Face face) {
        Map<String, String> values = Map.of(
                "case", face.caseKey(), "state", face.state(), "owner", face.owner(), "next-update", face.next());
        List<Map<String, Object>> changed = new ArrayList<>();
        settings.showIn().forEach((name, id) -> {
            if (!values.get(name).equals(value(ticket, id))) {
                changed.add(Map.of("id", Long.valueOf(id), "value", values.get(name)));
            }
        });
        return changed.isEmpty() ? Optional.empty() : Optional.of(changed);
    }

    private static String value(JsonNode ticket, String field) {
        for (JsonNode custom : ticket.path("custom_fields")) {
            if (field.equals(ZendeskTickets.text(custom, "id"))) {
                String value = ZendeskTickets.text(custom, "value");
                return value == null ? "" : value;
            }
        }
        return "";
    }
}
