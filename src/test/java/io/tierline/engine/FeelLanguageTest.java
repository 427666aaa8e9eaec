package io.tierline.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.camunda.bpm.model.dmn.instance.LiteralExpression;
import org.camunda.bpm.model.dmn.instance.UnaryTests;
import org.junit.jupiter.api.Test;

/** What is kept between two evaluations changes no answer: the library itself is the oracle. */
class FeelLanguageTest {

    private static final FeelEngine LIBRARY = new ScalaFeelEngineFactory().createInstance();

    private static final List<VariableContext> SITUATIONS = List.of(
            Variables.emptyVariableContext(),
            Variables.fromMap(Map.of("facts", Map.of(), "tier", "tier1")).asVariableContext(),
            Variables.fromMap(Map.of(
                            "facts",
                            Map.of(
                                    "priority",
                                    "P1",
                                    "impact",
                                    "critical",
                                    "category",
                                    "integration",
                                    "plan",
                                    "enterprise",
                                    "affectedUsers",
                                    120,
                                    "customerMessages",
                                    3,
                                    "hoursOpen",
                                    5.5,
                                    "criteria",
                                    List.of("critical-impact", "many-users")),
                            "tier",
                            "tier2"))
                    .asVariableContext());

    private static final List<String> INPUTS = List.of("\"P1\"", "120", "0", "\"critical\"", "null", "true");

    @Test
    void each_expression_of_the_policy_means_what_the_library_says_the_first_time_and_the_second() throws IOException {
        Collection<String> expressions = texts(LiteralExpression.class);
        Collection<String> tests = texts(UnaryTests.class);
        tests.addAll(texts(InputEntry.class));
        assertThat(expressions).hasSizeGreaterThan(50);
        assertThat(tests).hasSizeGreaterThan(30);

        for (int time = 0; time < 2; time++) {
            for (VariableContext situation : SITUATIONS) {
                expressions.forEach(text -> same(text, feel -> feel.evaluateSimpleExpression(text, situation)));
                tests.forEach(text -> INPUTS.forEach(input -> same(
                        text + " of " + input,
                        feel -> feel.evaluateSimpleUnaryTests(text, "cellInput", with(situation, input)))));
            }
        }
    }

    @Test
    void what_is_wrong_is_refused_in_the_words_of_the_library_each_time() {
        for (String wrong : List.of(
                "1 +",
                "priority.",
                "nobody(1)",
                "assert(1, 1 > 2)",
                "\"a\" - 1",
                "function(x) external { java: { class: \"java.lang.Math\", method signature: \"abs(int)\" } }",
                "for i in 1..3 return")) {
            for (int time = 0; time < 2; time++) {
                same(wrong, feel -> feel.evaluateSimpleExpression(wrong, Variables.emptyVariableContext()));
            }
        }
    }

    /** Time goes on between two evaluations: the functions are kept, not what they answered. */
    @Test
    void now_is_asked_each_time() {
        FeelEngine feel = FeelLanguage.interpreter();
        Object before = feel.evaluateSimpleExpression("now()", Variables.emptyVariableContext());
        Object after = feel.evaluateSimpleExpression("now()", Variables.emptyVariableContext());
        while (Objects.equals(before, after)) {
            after = feel.evaluateSimpleExpression("now()", Variables.emptyVariableContext());
        }
        assertThat(after).isNotEqualTo(before);
    }

    private static void same(String what, Function<FeelEngine, Object> ask) {
        Object[] expected = new Object[1];
        Throwable refusal = catchThrowable(() -> expected[0] = ask.apply(LIBRARY));
        Object[] given = new Object[1];
        Throwable ours = catchThrowable(() -> given[0] = ask.apply(FeelLanguage.interpreter()));
        assertThat(given[0]).as(what).isEqualTo(expected[0]);
        assertThat(ours == null ? null : ours.getMessage())
                .as(what)
                .isEqualTo(refusal == null ? null : refusal.getMessage());
    }

    private static VariableContext with(VariableContext situation, String input) {
        Map<String, Object> all = new HashMap<>();
        situation.keySet().forEach(name -> all.put(name, situation.resolve(name).getValue()));
        all.put("cellInput", LIBRARY.evaluateSimpleExpression(input, Variables.emptyVariableContext()));
        return Variables.fromMap(all).asVariableContext();
    }

    private static Collection<String> texts(Class<? extends DmnElement> of) throws IOException {
        Collection<String> all = new TreeSet<>();
        try (Stream<Path> files = Files.list(Path.of("processes"))) {
            files.filter(file -> file.toString().endsWith(".dmn"))
                    .flatMap(file -> Dmn.readModelFromFile(file.toFile()).getModelElementsByType(of).stream())
                    .map(element -> element.getRawTextContent().strip())
                    .filter(text -> !text.isEmpty())
                    .forEach(all::add);
        }
        return all;
    }
}
