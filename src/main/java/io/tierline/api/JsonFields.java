package io.tierline.api;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierline.words.Saying;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Reads a JSON object field by field and gathers all that is wrong with it, for one answer that names everything. A wrong
 * field reads as null; {@link #refuse} comes before anything is done with what was read. JSON's null and blank texts
 * count as missing.
 */
public final class JsonFields {

    private static final ObjectReader JSON = new ObjectMapper()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .reader()
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final ObjectNode node;
    private final String path;
    private final List<FieldProblem> problems;
    private final Set<String> known = new LinkedHashSet<>();

    private JsonFields(ObjectNode node, String path, List<FieldProblem> problems) {
        this.node = node;
        this.path = path;
        this.problems = problems;
    }

    /** What was read elsewhere, such as a row of a table. */
    public static JsonFields of(ObjectNode node, String path, List<FieldProblem> problems) {
        return new JsonFields(node, path, problems);
    }

    /** @throws Refusal when it is not a JSON object, with line and column */
    public static JsonFields read(byte[] body) {
        try {
            if (body != null && JSON.readTree(body) instanceof ObjectNode object) {
                return new JsonFields(object, "", new ArrayList<>());
            }
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            throw RefusedRequestException.json(
                    e.getOriginalMessage(), at == null ? 1 : at.getLineNr(), at == null ? 1 : at.getColumnNr());
        } catch (IOException e) {
            throw RefusedRequestException.body("Its characters cannot be read. Send it in UTF-8.");
        }
        throw RefusedRequestException.body("Send one JSON object, such as {\"title\": \"...\"}.");
    }

    private JsonNode value(String name) {
        known.add(name);
        return node.get(name);
    }

    private boolean missing(JsonNode value) {
        return value == null
                || value.isNull()
                || (value.isTextual() && value.textValue().isBlank());
    }

    public void wrong(String name, String message) {
        problems.add(new FieldProblem(path + name, message));
    }

    /** The value, after a note that it has to be there. */
    public <T> T needed(String name, T value, String what) {
        if (missing(value(name))) {
            wrong(name, Saying.of("sent.missing", what).now());
        }
        return value;
    }

    /** Text of any number of lines, without blanks around it. */
    public String text(String name, int longest) {
        JsonNode value = value(name);
        if (missing(value)) {
            return null;
        }
        if (!value.isTextual()) {
            wrong(name, "must be text in quotes");
            return null;
        }
        String text = value.textValue().strip();
        if (text.length() > longest) {
            wrong(name, Saying.of("sent.too-long", longest, text.length()).now());
            return null;
        }
        if (!StorableText.storable(text)) {
            wrong(name, "holds a character that is no text (U+0000, or half of a surrogate pair)");
            return null;
        }
        return text;
    }

    /** Text of one line. */
    public String line(String name, int longest) {
        String text = text(name, longest);
        if (text != null && text.chars().anyMatch(Character::isISOControl)) {
            wrong(name, Saying.of("sent.one-line").now());
            return null;
        }
        return text;
    }

    /** Several texts of one line each; empty when there is none. */
    public List<String> lines(String name, int most, int longest) {
        JsonNode value = value(name);
        if (value == null || value.isNull()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        value.forEach(one -> lines.add(one.isTextual() ? one.textValue().strip() : ""));
        if (!value.isArray()
                || lines.size() > most
                || lines.stream().anyMatch(line -> line.isEmpty() || line.length() > longest)) {
            wrong(name, "must be a list of at most %,d texts in quotes".formatted(most));
            return List.of();
        }
        return lines;
    }

    /** Text of one line that follows a pattern. */
    public String word(String name, int longest, Pattern pattern, String rule) {
        String text = line(name, longest);
        if (text != null && !pattern.matcher(text).matches()) {
            wrong(name, rule);
            return null;
        }
        return text;
    }

    /** One of some values, in whatever case it is written. */
    public String choice(String name, List<String> allowed) {
        String text = line(name, Integer.MAX_VALUE);
        if (text == null) {
            return null;
        }
        for (String one : allowed) {
            if (one.equalsIgnoreCase(text)) {
                return one;
            }
        }
        wrong(name, Saying.of("sent.one-of", List.copyOf(allowed)).now());
        return null;
    }

    /** A whole number from 0 up. */
    public Integer number(String name) {
        JsonNode value = value(name);
        if (missing(value)) {
            return null;
        }
        if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < 0) {
            wrong(name, "must be a whole number from 0 to 2,147,483,647, without quotes");
            return null;
        }
        return value.intValue();
    }

    public Instant instant(String name) {
        String text = line(name, Integer.MAX_VALUE);
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            wrong(name, "must be an instant such as 2026-03-02T09:00:00Z");
            return null;
        }
    }

    /** An object's own fields; they are read as if it were empty when it is missing. */
    public JsonFields object(String name) {
        JsonNode value = value(name);
        if (value instanceof ObjectNode object) {
            return new JsonFields(object, path + name + ".", problems);
        }
        if (value != null && !value.isNull()) {
            wrong(name, "must be an object in braces");
        }
        return new JsonFields(JsonNodeFactory.instance.objectNode(), path + name + ".", problems);
    }

    /** The objects of a list, each with a path such as {@code rotations[0].}. */
    public List<JsonFields> objects(String name) {
        JsonNode value = value(name);
        List<JsonFields> objects = new ArrayList<>();
        if (value == null || value.isNull()) {
            return objects;
        }
        if (!value.isArray()) {
            wrong(name, "must be a list in brackets");
            return objects;
        }
        for (int i = 0; i < value.size(); i++) {
            String item = "%s%s[%d]".formatted(path, name, i);
            if (value.get(i) instanceof ObjectNode object) {
                objects.add(new JsonFields(object, item + ".", problems));
            } else {
                problems.add(new FieldProblem(item, "must be an object in braces"));
            }
        }
        return objects;
    }

    /** The texts of a list; one text alone is a list, too. */
    public List<String> lines(String name) {
        JsonNode value = value(name);
        if (missing(value)) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        for (JsonNode item : value.isArray() ? value : List.of(value)) {
            if (item.isTextual() && !item.textValue().isBlank() && StorableText.storable(item.textValue())) {
                lines.add(item.textValue().strip());
            } else {
                wrong(name, "must be a list of texts such as [\"tier1\", \"tier2\"]");
                return List.of();
            }
        }
        return lines;
    }

    /** Yes or no; what stands for a field that is missing. */
    public boolean flag(String name, boolean usual) {
        JsonNode value = value(name);
        if (missing(value)) {
            return usual;
        }
        if (!value.isBoolean()) {
            wrong(name, "must be true or false, without quotes");
            return usual;
        }
        return value.booleanValue();
    }

    /** A text that something else reads; what that refuses is the field's problem. */
    public <T> T parsed(String name, Function<String, T> parser, String rule) {
        String text = line(name, Integer.MAX_VALUE);
        try {
            return text == null ? null : parser.apply(text);
        } catch (DateTimeException | IllegalArgumentException e) {
            wrong(name, rule);
            return null;
        }
    }

    /** Takes all fields there are, whatever their names. */
    public List<String> names() {
        node.fieldNames().forEachRemaining(known::add);
        return List.copyOf(known);
    }

    public boolean isThere(String name) {
        JsonNode value = value(name);
        return value != null && !value.isNull();
    }

    /** An object of whatever fields. */
    @SuppressWarnings("unchecked")
    public Map<String, Object> map(String name, int longest) {
        JsonNode value = value(name);
        if (missing(value)) {
            return Map.of();
        }
        if (!value.isObject()) {
            wrong(name, "must be an object in braces");
        } else if (value.toString().length() > longest) {
            wrong(name, "must have at most %,d characters of JSON".formatted(longest));
        } else if (!StorableText.storable(value)) {
            wrong(name, "holds a character that is no text (U+0000, or half of a surrogate pair)");
        } else {
            return new ObjectMapper().convertValue(value, Map.class);
        }
        return Map.of();
    }

    /** Whether none of these fields is there. */
    public boolean none(String... names) {
        return Arrays.stream(names).allMatch(name -> missing(value(name)));
    }

    /** Notes each field that was not asked for, so that a typo is not swallowed. */
    public void nothingElse(String of) {
        node.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                wrong(name, "is not a field of %s; there are %s".formatted(of, String.join(", ", known)));
            }
        });
    }

    /** @throws Refusal naming all that is wrong, if anything is */
    public void refuse() {
        if (!problems.isEmpty()) {
            throw RefusedRequestException.fields(List.copyOf(problems));
        }
    }
}
