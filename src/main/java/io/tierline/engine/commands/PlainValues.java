package io.tierline.engine.commands;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collection;
import java.util.Optional;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;

/**
 * What the value of a form's field may be: text, a number, yes or no, nothing, or a list of these. No object, file, XML,
 * bytes or date with a type of its own: what is sent is data, and nothing of it names a class.
 */
final class PlainValues {

    static final int LONGEST_TEXT = 20_000;
    static final int LONGEST_LIST = 200;

    private static final ObjectMapper JSON = new ObjectMapper();

    private PlainValues() {}

    /** Why the value cannot be taken; empty when it can. */
    static Optional<String> wrong(TypedValue value) {
        if (value == null) {
            return Optional.empty();
        }
        if (value.isTransient()) {
            return Optional.of("is sent as transient");
        }
        if (value.getType() != null && "json".equals(value.getType().getName())) {
            return wrongList((SerializableValue) value);
        }
        if (value instanceof SerializableValue
                || value.getType() != null && !value.getType().isPrimitiveValueType()) {
            return Optional.of("has the type \"" + value.getType().getName() + "\"");
        }
        return wrongPlain(value.getValue(), true);
    }

    private static Optional<String> wrongPlain(Object value, boolean mayBeList) {
        if (value instanceof String text) {
            return wrongText(text);
        }
        if (value instanceof Double number && !Double.isFinite(number)) {
            return Optional.of("is not a number");
        }
        if (value == null
                || value instanceof Boolean
                || value instanceof Integer
                || value instanceof Long
                || value instanceof Short
                || value instanceof Double
                || value instanceof java.math.BigInteger) {
            return Optional.empty();
        }
        if (mayBeList && value instanceof Collection<?> list) {
            return list.size() > LONGEST_LIST
                    ? Optional.of("has more than " + LONGEST_LIST + " entries")
                    : list.stream()
                            .flatMap(entry -> wrongPlain(entry, false).stream())
                            .findFirst();
        }
        return Optional.of("is neither text, nor a number, nor yes or no");
    }

    private static Optional<String> wrongText(String text) {
        if (text.length() > LONGEST_TEXT) {
            return Optional.of("has more than %,d characters".formatted(LONGEST_TEXT));
        }
        return text.indexOf('\0') >= 0 ? Optional.of("holds a NUL character") : Optional.empty();
    }

    private static Optional<String> wrongList(SerializableValue value) {
        String text = value.getValueSerialized() != null
                ? value.getValueSerialized()
                : String.valueOf((Object) value.getValue());
        Optional<String> wrong = wrongText(text);
        if (wrong.isPresent()) {
            return wrong;
        }
        try {
            JsonNode list = JSON.readTree(text);
            if (!list.isArray()) {
                return Optional.of("is no list");
            }
            if (list.size() > LONGEST_LIST) {
                return Optional.of("has more than " + LONGEST_LIST + " entries");
            }
            for (JsonNode entry : list) {
                if (entry.isContainerNode()
                        || entry.isTextual() && entry.asText().indexOf('\0') >= 0) {
                    return Optional.of("is no list of plain values");
                }
            }
            return Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.of("is no JSON");
        }
    }
}
