package io.tierline.process.words;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a form says to who fills it in: its labels, choices, descriptions and texts. Of an expression it is the texts that are
 * shown, not those that are compared; of a text with variables each piece between two of them.
 */
public final class FormTexts {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Where a form keeps what it says. */
    private static final Set<String> TEXTS =
            Set.of("label", "description", "text", "dateLabel", "timeLabel", "placeholder", "valuesExpression");

    /** A text of an expression that is shown: behind these words, or joined to another. */
    private static final Pattern SHOWN =
            Pattern.compile("((?:\\bthen|\\belse|\\breturn|\\blabel\\s*:|\\+)\\s*)\"((?:[^\"\\\\]|\\\\.)*)\"");

    /** A text that is joined to what stands behind it. */
    private static final Pattern JOINED = Pattern.compile("()\"((?:[^\"\\\\]|\\\\.)*)\"(?=\\s*\\+)");

    private static final Pattern BETWEEN_VARIABLES = Pattern.compile("\\{\\{[^}]*}}|\\n+");

    /** Blanks, the marks of a heading, and a mark of bold print that has no second one. */
    private static final Pattern EDGES = Pattern.compile("^([\\s#]*)(.*?)(\\s*)$", Pattern.DOTALL);

    private static final Pattern WORD = Pattern.compile("\\p{L}{2}");

    private FormTexts() {}

    /** Each text that can be said in another language. */
    public static Set<String> of(JsonNode form) {
        Set<String> texts = new LinkedHashSet<>();
        walk(form, text -> {
            texts.add(text);
            return text;
        });
        return texts;
    }

    /**
     * The form with other words; as it is where it is no form.
     *
     * @param words gives back what it does not know
     */
    public static String with(String form, UnaryOperator<String> words) {
        try {
            JsonNode read = JSON.readTree(form);
            walk(read, words);
            return JSON.writeValueAsString(read);
        } catch (JsonProcessingException e) {
            return form;
        }
    }

    private static void walk(JsonNode node, UnaryOperator<String> words) {
        if (node instanceof ArrayNode list) {
            list.forEach(one -> walk(one, words));
        } else if (node instanceof ObjectNode object) {
            object.fields().forEachRemaining(field -> {
                if (TEXTS.contains(field.getKey()) && field.getValue().isTextual()) {
                    field.setValue(TextNode.valueOf(said(field.getValue().asText(), words)));
                } else {
                    walk(field.getValue(), words);
                }
            });
        }
    }

    private static String said(String text, UnaryOperator<String> words) {
        return text.startsWith("=")
                ? inExpression(JOINED, inExpression(SHOWN, text, words), words)
                : betweenVariables(text, words);
    }

    private static String inExpression(Pattern place, String expression, UnaryOperator<String> words) {
        return place.matcher(expression)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group(1) + '"' + escaped(piece(unescaped(found.group(2)), words)) + '"'));
    }

    private static String unescaped(String literal) {
        return literal.replace("\\\"", "\"").replace("\\n", "\n").replace("\\\\", "\\");
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    private static String betweenVariables(String text, UnaryOperator<String> words) {
        StringBuilder said = new StringBuilder();
        Matcher variables = BETWEEN_VARIABLES.matcher(text);
        int from = 0;
        while (variables.find()) {
            said.append(piece(text.substring(from, variables.start()), words)).append(variables.group());
            from = variables.end();
        }
        return said.append(piece(text.substring(from), words)).toString();
    }

    private static String piece(String piece, UnaryOperator<String> words) {
        Matcher edges = EDGES.matcher(piece);
        if (!edges.matches()) {
            return piece;
        }
        String before = edges.group(1);
        String text = edges.group(2);
        String behind = edges.group(3);
        if (text.split("\\*\\*", -1).length % 2 == 0) {
            if (text.endsWith("**")) {
                text = text.substring(0, text.length() - 2);
                String trimmed = text.stripTrailing();
                behind = text.substring(trimmed.length()) + "**" + behind;
                text = trimmed;
            } else if (text.startsWith("**")) {
                before += "**";
                text = text.substring(2);
            }
        }
        return WORD.matcher(text).find() ? before + words.apply(text) + behind : piece;
    }
}
