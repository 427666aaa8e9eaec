package io.tierline.cases;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierline.cases.events.EventJson;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What the ledger's table and the API say of an event, by the names that they have for it. */
public final class Fact {

    private Fact() {}

    /** An event as the table would have it, in its first version. */
    public static CaseEvent event(
            String caseKey,
            int seq,
            String type,
            Instant happenedAt,
            Instant learnedAt,
            String actor,
            Map<String, ?> facts) {
        EventJson.Read read = EventJson.read(type, json(facts));
        return new CaseEvent(caseKey, seq, happenedAt, learnedAt, actor, read.facts(), read.provenance());
    }

    /** A new event by its name and its facts' names. */
    public static NewEvent of(String type, String actor, Map<String, ?> facts) {
        EventJson.Read read = EventJson.read(type, json(facts));
        return NewEvent.of(read.facts(), actor).from(read.provenance());
    }

    /** The event with one fact changed. */
    public static NewEvent with(NewEvent event, String name, Object value) {
        try {
            ObjectMapper mapper = new ObjectMapper();
            ObjectNode facts = (ObjectNode) mapper.readTree(EventJson.write(event.facts(), event.provenance()));
            facts.set(name, mapper.valueToTree(value));
            return event.as(EventJson.read(event.type(), facts.toString()).facts());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String json(Map<String, ?> facts) {
        try {
            return new ObjectMapper().writeValueAsString(facts);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    public static Map<String, Object> all(CaseEvent event) {
        return EventJson.view(event.facts(), event.provenance());
    }

    public static String text(CaseEvent event, String name) {
        Object value = all(event).get(name);
        return value == null ? null : value.toString();
    }

    public static int number(CaseEvent event, String name) {
        return all(event).get(name) instanceof Number number ? number.intValue() : 0;
    }

    public static Instant instant(CaseEvent event, String name) {
        String value = text(event, name);
        return value == null ? null : Instant.parse(value);
    }

    public static boolean flag(CaseEvent event, String name) {
        return Boolean.TRUE.equals(all(event).get(name));
    }

    public static List<String> texts(CaseEvent event, String name) {
        return all(event).get(name) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }
}
