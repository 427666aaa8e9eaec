package io.tierline.models;

import io.tierline.engine.FeelLanguage;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.context.VariableContext;

/** The language of decision tables, as the engine itself understands it. */
final class Feel {

    private static final FeelEngine ENGINE = FeelLanguage.interpreter();
    private static final String INPUT = "cellInput";

    /** Of a decision that runs, so that a path such as {@code facts.plan} leads somewhere. */
    private static final Map<String, Object> NOTHING_KNOWN = Map.of("facts", Map.of(), "ticket", Map.of());

    /** The same few cells stand in many rules and in each version of a table. */
    private static final int REMEMBERED = 2000;

    private static final Map<List<Object>, Optional<String>> GRAMMAR = remembering();
    private static final Map<List<Object>, Boolean> MATCHES = remembering();

    private Feel() {}

    private static <V> Map<List<Object>, V> remembering() {
        return Collections.synchronizedMap(new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<List<Object>, V> eldest) {
                return size() > REMEMBERED;
            }
        });
    }

    /** What is wrong with an expression's grammar; empty when it can be read. */
    static Optional<String> problemOf(String expression) {
        return GRAMMAR.computeIfAbsent(List.of("expression", expression), key -> read(expression));
    }

    private static Optional<String> read(String expression) {
        try {
            ENGINE.evaluateSimpleExpression(expression, context(null));
            return Optional.empty();
        } catch (FeelException e) {
            return grammar(e);
        }
    }

    /** What is wrong with a condition's grammar; empty when it can be read. */
    static Optional<String> problemOfCondition(String condition) {
        return GRAMMAR.computeIfAbsent(List.of("condition", condition), key -> readCondition(condition));
    }

    private static Optional<String> readCondition(String condition) {
        try {
            ENGINE.evaluateSimpleUnaryTests(condition, INPUT, context(null));
            return Optional.empty();
        } catch (FeelException e) {
            return grammar(e);
        }
    }

    /** What fails for want of a value is no problem of the grammar. */
    private static Optional<String> grammar(FeelException e) {
        String message = String.valueOf(e.getMessage());
        int at = message.indexOf("failed to parse");
        return at < 0
                ? Optional.empty()
                : Optional.of(message.substring(at).lines().findFirst().orElse(""));
    }

    /** Whether a value fulfils a condition; an empty condition is fulfilled by all. */
    static boolean matches(String condition, Object value) {
        return condition.isEmpty()
                || MATCHES.computeIfAbsent(Arrays.asList(condition, value), key -> evaluate(condition, value));
    }

    private static boolean evaluate(String condition, Object value) {
        try {
            return ENGINE.evaluateSimpleUnaryTests(condition, INPUT, context(value));
        } catch (FeelException e) {
            return false;
        }
    }

    /** @return null for what cannot be computed without a case */
    static Object value(String expression) {
        try {
            return ENGINE.evaluateSimpleExpression(expression, context(null));
        } catch (FeelException e) {
            return null;
        }
    }

    private static VariableContext context(Object value) {
        return Variables.createVariables()
                .putValue(INPUT, value)
                .putValue("facts", NOTHING_KNOWN.get("facts"))
                .putValue("ticket", NOTHING_KNOWN.get("ticket"))
                .asVariableContext();
    }
}
