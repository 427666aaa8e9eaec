package io.tierline.connectors.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierline.connectors.zendesk.ZendeskSettings.Organization;
import io.tierline.helpdesk.TicketChange.By;
import io.tierline.helpdesk.TicketComment;
import io.tierline.helpdesk.TicketField;
import io.tierline.helpdesk.TicketStatus;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Zendesk's words in ours. Events have ids as texts and words in capitals, the REST interface has numbers and small
 * letters: both are read.
 */
class ZendeskTickets {

    private static final Map<String, String> PRIORITIES =
            Map.of("urgent", "P1", "high", "P2", "normal", "P3", "low", "P4");

    private static final List<String> IMPACTS = List.of("critical", "high", "medium", "low");

    /** What a ticket field of theirs can hold for us, by its name in the settings. */
    static final Map<String, TicketField> FIELDS = Map.of(
            "category", TicketField.CATEGORY,
            "impact", TicketField.IMPACT,
            "affected-users", TicketField.AFFECTED_USERS,
            "component", TicketField.COMPONENT,
            "integration-id", TicketField.INTEGRATION_ID,
            "plan", TicketField.PLAN);

    private final ZendeskSettings settings;

    ZendeskTickets(ZendeskSettings settings) {
        this.settings = settings;
    }

    /** Their word for a priority of ours. */
    static String priority(String ours) {
        return PRIORITIES.entrySet().stream()
                .filter(entry -> entry.getValue().equals(ours))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    /** What stands in a ticket, of the REST interface or of an event. What is not there is not told. */
    Map<TicketField, Object> fields(JsonNode ticket) {
        Map<TicketField, Object> fields = new EnumMap<>(TicketField.class);
        TicketStatus.of(text(ticket, "status")).ifPresent(status -> fields.put(TicketField.STATUS, status.code()));
        put(
                fields,
                TicketField.PRIORITY,
                PRIORITIES.get(String.valueOf(text(ticket, "priority")).toLowerCase(Locale.ROOT)));
        put(fields, TicketField.TITLE, text(ticket, "subject"));
        put(fields, TicketField.DESCRIPTION, text(ticket, "description"));
        put(fields, TicketField.URL, address(ticket));
        if (ticket.path("tags").isArray()) {
            List<String> tags = new ArrayList<>();
            ticket.path("tags").forEach(tag -> tags.add(tag.asText()));
            fields.put(TicketField.TAGS, tags);
            tags.stream()
                    .map(settings.categories()::get)
                    .filter(java.util.Objects::nonNull)
                    .findFirst()
                    .ifPresent(category -> fields.put(TicketField.CATEGORY, category));
        }
        ticket.path("custom_fields").forEach(custom -> custom(fields, custom));
        organization(fields, text(ticket, "organization_id"));
        return fields;
    }

    private void custom(Map<TicketField, Object> fields, JsonNode custom) {
        String value = text(custom, "value");
        settings.fields().forEach((name, id) -> {
            if (value != null && !value.isBlank() && id.equals(text(custom, "id"))) {
                put(fields, FIELDS.get(name), value(FIELDS.get(name), value));
            }
        });
    }

    /** @return null for a value that is none of the field's */
    private static Object value(TicketField field, String value) {
        return switch (field) {
            case AFFECTED_USERS -> value.matches("[0-9]{1,9}") ? Integer.valueOf(value) : null;
            case IMPACT -> IMPACTS.contains(value.toLowerCase(Locale.ROOT)) ? value.toLowerCase(Locale.ROOT) : null;
            case CATEGORY, PLAN -> value.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]+", "-");
            default -> value;
        };
    }

    private void organization(Map<TicketField, Object> fields, String id) {
        if (id == null) {
            return;
        }
        fields.put(TicketField.CUSTOMER, id);
        Organization known = settings.organizations().get(id);
        if (known != null) {
            put(fields, TicketField.CUSTOMER, known.customer());
            put(fields, TicketField.CUSTOMER_NAME, known.name());
            put(fields, TicketField.PLAN, known.plan());
        }
    }

    /** What an organisation tells of the customer, as far as the settings do not. */
    Map<TicketField, Object> organization(JsonNode organization) {
        Map<TicketField, Object> fields = new EnumMap<>(TicketField.class);
        put(fields, TicketField.CUSTOMER, text(organization, "external_id"));
        put(fields, TicketField.CUSTOMER_NAME, text(organization, "name"));
        if (settings.organizationPlanField() != null) {
            String plan = text(organization.path("organization_fields"), settings.organizationPlanField());
            put(fields, TicketField.PLAN, plan == null ? null : value(TicketField.PLAN, plan));
        }
        organization(fields, text(organization, "id"), fields.get(TicketField.CUSTOMER));
        return fields;
    }

    /** The settings come first. */
    private void organization(Map<TicketField, Object> fields, String id, Object externalId) {
        organization(fields, id);
        if (externalId != null && !settings.organizations().containsKey(String.valueOf(id))) {
            fields.put(TicketField.CUSTOMER, externalId);
        }
    }

    /** Whether what decides about a case may stand where only the REST interface shows it. */
    boolean isPlanOverThere() {
        return settings.organizationPlanField() != null
                || settings.fields().keySet().stream().anyMatch(List.of("plan", "category", "impact")::contains);
    }

    /** Who wrote the ticket, where they are among these users. */
    static Map<TicketField, Object> reporter(JsonNode ticket, JsonNode users) {
        Map<TicketField, Object> fields = new EnumMap<>(TicketField.class);
        for (JsonNode user : users) {
            if (user.path("id").asText().equals(text(ticket, "requester_id"))) {
                put(fields, TicketField.REPORTER_NAME, text(user, "name"));
                put(fields, TicketField.REPORTER_EMAIL, text(user, "email"));
            }
        }
        return fields;
    }

    /** The comments of the REST interface, oldest first. */
    List<TicketComment> comments(JsonNode ticket, JsonNode answer) {
        List<TicketComment> comments = new ArrayList<>();
        for (JsonNode comment : answer.path("comments")) {
            String author = text(comment, "author_id");
            Instant at = instant(comment, "created_at");
            if (at != null && text(comment, "id") != null) {
                comments.add(
                        0,
                        new TicketComment(
                                text(comment, "id"),
                                author,
                                by(author, isStaff(author, ticket, answer.path("users"))),
                                comment.path("public").asBoolean(false),
                                or(text(comment, "plain_body"), text(comment, "body")),
                                at));
            }
        }
        return comments;
    }

    private static boolean isStaff(String author, JsonNode ticket, JsonNode users) {
        for (JsonNode user : users) {
            if (user.path("id").asText().equals(author)) {
                return !"end-user".equals(text(user, "role"));
            }
        }
        return !String.valueOf(text(ticket, "requester_id")).equals(author);
    }

    /** Whose doing something is. */
    By by(String user, boolean staff) {
        if (settings.userId().equals(user)) {
            return By.US;
        }
        return staff ? By.AGENT : By.CUSTOMER;
    }

    private String address(JsonNode ticket) {
        String id = text(ticket, "id");
        return id == null ? null : settings.url().strip().replaceAll("/+$", "") + "/agent/tickets/" + id;
    }

    /** A value as text, whatever JSON it is; null where there is none. */
    static String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isMissingNode() || value.isNull() || value.isContainerNode() ? null : value.asText();
    }

    /** Null where there is none, or nothing that is one. */
    static Instant instant(JsonNode node, String name) {
        try {
            String text = text(node, name);
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static void put(Map<TicketField, Object> fields, TicketField field, Object value) {
        if (value != null && !value.toString().isBlank()) {
            fields.put(field, value);
        }
    }

    private static String or(String value, String otherwise) {
        return value == null ? otherwise : value;
    }
}
