package io.tierline.security;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Random;

/** Values for parameters and bodies: mostly what fits and exists, sometimes what never can. */
final class GeneratedValues {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int DEEPEST = 4;

    private static final List<String> JUNK = List.of(
            "",
            " ",
            "nothing-here",
            "null",
            "0",
            "-1",
            "*",
            "%",
            "'",
            "\"",
            "a'; drop table case_event; --",
            "${1}",
            "#{applicationContext}",
            "..",
            "a/b",
            "\\",
            "\u0000",
            "a\u0000b",
            "é漢\uD83D\uDE00",
            "<b>",
            "\r\nX: y",
            "[]",
            "{}",
            "2026-13-45T99:99:99",
            "9".repeat(40),
            "x".repeat(300),
            "y".repeat(5000),
            "asc",
            "true",
            "ESC-0000-000000");

    private static final List<String> FIELDS = List.of(
            "caseKey",
            "outcome",
            "note",
            "enteredBy",
            "title",
            "description",
            "priority",
            "impact",
            "category",
            "customerName",
            "plan",
            "managedCase",
            "managerAct",
            "actReason",
            "reply",
            "confirmed",
            "said",
            "tier",
            "nextLevel",
            "escalateTo",
            "rootCause",
            "updateText",
            "assigneeToBe",
            "ctxCase",
            "businessKey");

    private static final List<String> WORDS = List.of(
            "escalate",
            "resolved",
            "ask-customer",
            "hand-back",
            "P1",
            "P4",
            "critical",
            "integration",
            "enterprise",
            "yes",
            "no",
            "legal",
            "tier1",
            "engineering",
            "take-over",
            "candidate",
            "suspended",
            "A sentence of words.");

    private static final List<String> TYPES = List.of(
            "String",
            "Integer",
            "Long",
            "Double",
            "Boolean",
            "Date",
            "Json",
            "Xml",
            "Object",
            "Bytes",
            "File",
            "Null",
            "Number",
            "Nonsense");

    private final Random random;
    private final EngineDescription description;

    GeneratedValues(Random random, EngineDescription description) {
        this.random = random;
        this.description = description;
    }

    <T> T oneOf(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    boolean chance(double share) {
        return random.nextDouble() < share;
    }

    String junk() {
        return oneOf(JUNK);
    }

    /** An id of that kind that exists, or seldom one that does not. */
    String id(KnownIds known, String kind) {
        List<String> ids = known.of(kind);
        return ids.isEmpty() || chance(0.12) ? junk() : oneOf(ids);
    }

    /** A text that fits where something of that name is asked for. */
    String text(KnownIds known, String subject, String name, JsonNode schema) {
        if (chance(0.1)) {
            return junk();
        }
        if (schema.has("enum")) {
            return oneOf(elements(schema.get("enum"))).asText();
        }
        return switch (schema.path("type").asText()) {
            case "boolean" -> String.valueOf(random.nextBoolean());
            case "integer", "number" -> String.valueOf(number());
            default -> schema.path("format").asText().equals("date-time") ? date() : word(known, subject, name);
        };
    }

    private String word(KnownIds known, String subject, String name) {
        String kind = name.equals("id") ? subject : NamedKinds.of(name);
        if (kind != null) {
            String id = id(known, kind);
            return name.endsWith("In") && chance(0.3) ? id + "," + id(known, kind) : id;
        }
        return switch (name) {
            case "sortOrder" -> oneOf(List.of("asc", "desc", "up"));
            case "sortBy" -> oneOf(List.of("id", "name", "dueDate", "created", "priority", "nothing"));
            case "variables", "processVariables", "taskVariables" -> oneOf(FIELDS) + "_eq_" + oneOf(WORDS);
            default -> oneOf(chance(0.5) ? WORDS : known.of("case"));
        };
    }

    private String date() {
        return "20%02d-%02d-%02dT12:00:00.000%s"
                .formatted(
                        random.nextInt(100),
                        1 + random.nextInt(12),
                        1 + random.nextInt(28),
                        oneOf(List.of("+0000", "Z", "+0100")));
    }

    private long number() {
        return chance(0.7)
                ? random.nextInt(20)
                : oneOf(List.of(-1L, 0L, 100L, (long) Integer.MAX_VALUE, 1L << 31, Long.MAX_VALUE));
    }

    /** A body of that schema, with real ids in it. */
    JsonNode body(KnownIds known, String subject, String name, JsonNode given, int depth) {
        JsonNode schema = description.resolved(given);
        if (chance(0.02) && depth > 0) {
            return oneOf(List.<JsonNode>of(
                    JSON.nullNode(), JSON.textNode(junk()), JSON.numberNode(-1), JSON.arrayNode(), JSON.objectNode()));
        }
        if (schema.has("allOf") || schema.has("properties")) {
            return object(known, subject, schema, depth);
        }
        if (schema.path("additionalProperties").isObject()) {
            ObjectNode map = JSON.objectNode();
            for (int i = random.nextInt(4); i > 0 && depth < DEEPEST; i--) {
                map.set(key(known), entry(known, subject, schema.get("additionalProperties"), depth));
            }
            return map;
        }
        return switch (schema.path("type").asText()) {
            case "array" -> {
                ArrayNode list = JSON.arrayNode();
                for (int i = random.nextInt(3); i > 0 && depth < DEEPEST; i--) {
                    list.add(body(known, subject, name, schema.path("items"), depth + 1));
                }
                yield list;
            }
            case "boolean" -> JSON.booleanNode(random.nextBoolean());
            case "integer", "number" -> JSON.numberNode(number());
            case "object" -> JSON.objectNode();
            default -> JSON.textNode(text(known, subject, name, schema));
        };
    }

    private String key(KnownIds known) {
        return chance(0.7) ? oneOf(FIELDS) : id(known, "variable-name");
    }

    private JsonNode entry(KnownIds known, String subject, JsonNode schema, int depth) {
        return schema.path("$ref").asText().endsWith("/VariableValueDto")
                ? variable(known)
                : body(known, subject, "value", schema, depth + 1);
    }

    /** A variable as the engine takes it, of any type that it knows and some that it must not take. */
    JsonNode variable(KnownIds known) {
        ObjectNode variable = JSON.objectNode();
        switch (random.nextInt(8)) {
            case 0 -> variable.put("value", number());
            case 1 -> variable.put("value", random.nextBoolean());
            case 2 -> variable.set("value", JSON.arrayNode().add(oneOf(WORDS)));
            case 3 -> variable.put("value", junk());
            case 4 -> variable.putNull("value");
            case 5 -> variable.put("value", id(known, "case"));
            case 6 -> variable.put("value", id(known, "user"));
            default -> variable.put("value", oneOf(WORDS));
        }
        if (chance(0.4)) {
            variable.put("type", oneOf(TYPES));
        }
        if (chance(0.15)) {
            variable.putObject("valueInfo")
                    .put(
                            "objectTypeName",
                            oneOf(List.of(
                                    "java.util.HashMap", "org.springframework.jndi.JndiTemplate", "nothing.Here")))
                    .put(
                            "serializationDataFormat",
                            oneOf(List.of("application/json", "application/x-java-serialized-object", "x")))
                    .put("filename", "a.txt");
        }
        return variable;
    }

    private ObjectNode object(KnownIds known, String subject, JsonNode schema, int depth) {
        ObjectNode object = JSON.objectNode();
        schema.path("allOf").forEach(part -> {
            JsonNode resolved = description.resolved(part);
            if (resolved.has("allOf") || resolved.has("properties")) {
                object.setAll(object(known, subject, resolved, depth));
            }
        });
        JsonNode properties = schema.path("properties");
        // Of many fields a few, of few fields most: what is plausible gets further than what is not.
        double share = Math.min(0.8, 4.0 / Math.max(1, properties.size()));
        properties.fields().forEachRemaining(field -> {
            if (depth < DEEPEST && chance(share)) {
                object.set(field.getKey(), body(known, subject, field.getKey(), field.getValue(), depth + 1));
            }
        });
        return object;
    }

    private static List<JsonNode> elements(JsonNode array) {
        List<JsonNode> elements = new java.util.ArrayList<>();
        array.forEach(elements::add);
        return elements;
    }
}
