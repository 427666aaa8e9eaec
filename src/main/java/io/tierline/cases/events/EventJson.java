package io.tierline.cases.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Facts and provenance of an event as one JSON object, as the ledger's table keeps them. */
public final class EventJson {

    /** Which version the facts are of; absent for the first. */
    private static final String VERSION = "v";

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            // Some events have no facts: that they happened is all.
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            // A newer release may add facts; this one does without them.
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();

    private static final TypeReference<TreeMap<String, Object>> MAP = new TypeReference<>() {};

    private static final Set<String> MAIL = names(Mail.class);
    private static final Set<String> PROVENANCE = names(Provenance.class);

    private static final ClassValue<Set<String>> FACTS = new ClassValue<>() {
        @Override
        protected Set<String> computeValue(Class<?> type) {
            return names(type);
        }
    };

    private EventJson() {}

    /** @param facts of any version up to this release's; @param provenance see there */
    public record Read(EventFacts facts, Provenance provenance) {}

    /**
     * Reads a row of the ledger.
     *
     * @param type the event's name; one that this release does not know is read as {@link Unknown}
     * @throws IllegalStateException naming the type when it is not what Tierline wrote
     */
    public static Read read(String type, String json) {
        try {
            ObjectNode node = (ObjectNode) MAPPER.readTree(json);
            Class<? extends EventFacts> known = EventTypes.of(type);
            if (known == Unknown.class) {
                return new Read(new Unknown(type, MAPPER.convertValue(node, MAP)), Provenance.NONE);
            }
            int version = node.path(VERSION).asInt(1);
            node.remove(VERSION);
            Upcasters.upcast(known, version, node);
            return new Read(MAPPER.treeToValue(node, known), provenance(known, node));
        } catch (JsonProcessingException | ClassCastException e) {
            throw new IllegalStateException("Not what Tierline wrote of \"" + type + "\": " + json, e);
        }
    }

    private static Provenance provenance(Class<? extends EventFacts> type, ObjectNode node)
            throws JsonProcessingException {
        if (FACTS.get(type).containsAll(fieldNames(node))) {
            return Provenance.NONE;
        }
        ObjectNode rest = node.deepCopy().remove(FACTS.get(type));
        return MAPPER.treeToValue(rest, Provenance.class)
                .withMail(anyOf(MAIL, rest) ? MAPPER.treeToValue(rest, Mail.class) : Mail.NONE);
    }

    private static Set<String> fieldNames(ObjectNode node) {
        Set<String> names = new java.util.HashSet<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static boolean anyOf(Set<String> names, JsonNode node) {
        return names.stream().anyMatch(node::has);
    }

    /** As the table keeps it. */
    public static String write(EventFacts facts, Provenance provenance) {
        ObjectNode node = node(facts, provenance);
        int version = EventTypes.version(facts.getClass());
        if (version > 1) {
            node.put(VERSION, version);
        }
        return node.toString();
    }

    /** The facts with each text in them changed by {@code change}; the same object where that changes none. */
    public static EventFacts mapTexts(EventFacts facts, UnaryOperator<String> change) {
        if (facts instanceof Unknown) {
            return facts;
        }
        ObjectNode before = MAPPER.valueToTree(facts);
        JsonNode after = map(before, change);
        return after.equals(before) ? facts : MAPPER.convertValue(after, facts.getClass());
    }

    private static JsonNode map(JsonNode node, UnaryOperator<String> change) {
        if (node instanceof TextNode text) {
            return TextNode.valueOf(change.apply(text.textValue()));
        }
        if (node instanceof ObjectNode object) {
            ObjectNode mapped = MAPPER.createObjectNode();
            object.fields().forEachRemaining(field -> mapped.set(field.getKey(), map(field.getValue(), change)));
            return mapped;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode mapped = MAPPER.createArrayNode();
            array.forEach(element -> mapped.add(map(element, change)));
            return mapped;
        }
        return node;
    }

    /** As readers outside see it, in the order of the names. */
    public static Map<String, Object> view(EventFacts facts, Provenance provenance) {
        return MAPPER.convertValue(node(facts, provenance), MAP);
    }

    private static ObjectNode node(EventFacts facts, Provenance provenance) {
        if (facts instanceof Unknown unknown) {
            return MAPPER.valueToTree(unknown.facts());
        }
        ObjectNode node = MAPPER.valueToTree(facts);
        if (provenance != Provenance.NONE) {
            add(node, MAPPER.valueToTree(provenance));
            add(node, MAPPER.valueToTree(provenance.mail()));
        }
        return node;
    }

    private static void add(ObjectNode node, ObjectNode more) {
        more.fields().forEachRemaining(field -> node.putIfAbsent(field.getKey(), field.getValue()));
    }

    /** The names of a record's facts, as the table has them. */
    static Set<String> names(Class<?> type) {
        return MAPPER.getSerializationConfig().introspect(MAPPER.constructType(type)).findProperties().stream()
                .map(com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition::getName)
                .collect(Collectors.toUnmodifiableSet());
    }
}
