package io.tierline.models;

import io.tierline.engine.FeelLanguage;
import io.tierline.process.steps.CaseQueries;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.LiteralExpression;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.dmn.instance.UnaryTests;

/** Every cell of a decision can be read, no answer is empty, and what is asked about the case is known by that name. */
final class DecisionCheck implements ModelChecks.FileCheck<DecisionFile> {

    private static final DmnEngine ENGINE = new DefaultDmnEngineConfiguration()
            .feelEngineFactory(FeelLanguage::interpreter)
            .buildEngine();
    private static final Set<String> FEEL = Set.of("feel", "https://www.omg.org/spec/DMN/20191111/FEEL/");
    private static final Pattern FACT = Pattern.compile("facts\\.(\\w+)");
    private static final String CORRECT = "Correct it in Modeler, which marks what it cannot read.";

    @Override
    public void check(DecisionFile file, Problems problems) {
        int before = problems.list().size();
        file.decisions().forEach(decision -> Tables.of(decision)
                .ifPresentOrElse(table -> check(file, decision, table, problems), () -> literal(decision)
                        .ifPresent(text -> checkExpression(file, Elements.named(decision), text, problems))));
        file.model().getModelElementsByType(LiteralExpression.class).stream()
                .filter(cell -> !isFeel(cell.getExpressionLanguage()))
                .forEach(cell -> notFeel(file, cell.getExpressionLanguage(), problems));
        file.model().getModelElementsByType(UnaryTests.class).stream()
                .filter(cell -> !isFeel(cell.getExpressionLanguage()))
                .forEach(cell -> notFeel(file, cell.getExpressionLanguage(), problems));
        if (problems.list().size() == before) {
            checkAsAWhole(file, problems);
        }
    }

    private static Optional<String> literal(Decision decision) {
        return decision.getExpression() instanceof LiteralExpression literal
                ? Optional.of(Tables.text(literal.getText()))
                : Optional.empty();
    }

    private static boolean isFeel(String language) {
        return language == null || FEEL.contains(language.toLowerCase(Locale.ROOT));
    }

    private static void notFeel(DecisionFile file, String language, Problems problems) {
        problems.add(file, "", "a cell is written in " + language + ".", "Write it in FEEL, as all others are.");
    }

    private static void check(DecisionFile file, Decision decision, DecisionTable table, Problems problems) {
        String name = Elements.named(decision);
        for (Input input : table.getInputs()) {
            checkExpression(
                    file,
                    name + ", input " + Tables.label(input),
                    Tables.text(input.getInputExpression().getText()),
                    problems);
        }
        List<Input> inputs = new ArrayList<>(table.getInputs());
        List<Output> outputs = new ArrayList<>(table.getOutputs());
        int index = 0;
        for (Rule rule : table.getRules()) {
            String where = Tables.rule(decision, index++);
            for (int i = 0; i < inputs.size(); i++) {
                String condition = Tables.condition(rule, i);
                String label = Tables.label(inputs.get(i));
                if (!condition.isEmpty()) {
                    Feel.problemOfCondition(condition)
                            .ifPresent(
                                    why -> problems.add(file, where, label + " cannot be read: " + why + ".", CORRECT));
                    checkFacts(file, where, condition, problems);
                }
            }
            int column = 0;
            for (OutputEntry answer : rule.getOutputEntries()) {
                checkAnswer(file, where, Tables.label(outputs.get(column++)), Tables.text(answer.getText()), problems);
            }
        }
    }

    private static void checkAnswer(DecisionFile file, String where, String output, String text, Problems problems) {
        if (text.isEmpty()) {
            problems.add(file, where, output + " is empty.", "Write its value, or null if there is none.");
        } else {
            checkExpression(file, where + ", " + output, text, problems);
        }
    }

    private static void checkExpression(DecisionFile file, String where, String text, Problems problems) {
        Feel.problemOf(text).ifPresent(why -> problems.add(file, where, "cannot be read: " + why + ".", CORRECT));
        checkFacts(file, where, text, problems);
    }

    private static void checkFacts(DecisionFile file, String where, String text, Problems problems) {
        Matcher fact = FACT.matcher(text.replaceAll("\"[^\"]*\"", "\"\""));
        while (fact.find()) {
            if (!CaseQueries.FACTS.contains(fact.group(1))) {
                problems.add(
                        file,
                        where,
                        "nothing is known of a case by the name facts." + fact.group(1) + ".",
                        "There are " + String.join(", ", new TreeSet<>(CaseQueries.FACTS)) + ".");
            }
        }
    }

    /** What only the engine itself finds: types, names and requirements that do not fit together. */
    private static void checkAsAWhole(DecisionFile file, Problems problems) {
        try {
            ENGINE.parseDecisions(new ByteArrayInputStream(file.content()));
        } catch (RuntimeException e) {
            problems.add(file, "", "cannot be used: " + Publication.cause(e) + ".", CORRECT);
        }
    }
}
