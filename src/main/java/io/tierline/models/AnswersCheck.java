package io.tierline.models;

import io.tierline.calendar.WorkingTime;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;

/**
 * A table whose answer is written into the case, or that criteria build upon, answers for every case, once, and with
 * values that can be worked with: what is in a ledger cannot be corrected afterwards.
 */
final class AnswersCheck implements ModelChecks.FileCheck<DecisionFile> {

    private static final Set<HitPolicy> ONE_ANSWER = Set.of(HitPolicy.FIRST, HitPolicy.UNIQUE);
    private static final int MOST_DAYS = 365;

    /** Scores are 1 to 5: below 6 are all of them. */
    private static final int ABOVE_ALL_SCORES = 6;

    private static final String REMINDER = "remindAfterDays";
    private static final String END = "endsAfterDays";

    /** What a value has to be. */
    private interface Kind {

        /** What is wrong with a value, to be read after the output's name, and what to do; empty when it is right. */
        Optional<String[]> problem(Object value);
    }

    private static final Kind YES_OR_NO = value -> value instanceof Boolean
            ? Optional.empty()
            : Optional.of(new String[] {" is neither true nor false.", "Write true or false."});

    private static final Kind TIME = value -> {
        try {
            WorkingTime.parse(String.valueOf(value));
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(
                    new String[] {": " + e.getMessage() + ".", "Write it in quotes, such as \"P5D\" or \"PT16H\"."});
        }
    };

    private static Kind number(int most) {
        return value -> isWhole(value, most)
                ? Optional.empty()
                : Optional.of(
                        new String[] {" is no whole number from 1 to " + most + ".", "Write one, without quotes."});
    }

    private static boolean isWhole(Object value, int most) {
        if (!(value instanceof Number)) {
            return false;
        }
        BigDecimal number = new BigDecimal(value.toString());
        return number.stripTrailingZeros().scale() <= 0
                && number.signum() > 0
                && number.compareTo(BigDecimal.valueOf(most)) <= 0;
    }

    private static final Map<String, Map<String, Kind>> ANSWERS = Map.of(
            "review-after-closing", new TreeMap<>(Map.of("needed", YES_OR_NO, "within", TIME)),
            "survey-after-closing",
                    new TreeMap<>(Map.of(
                            REMINDER,
                            number(MOST_DAYS),
                            END,
                            number(MOST_DAYS),
                            "unhappyBelow",
                            number(ABOVE_ALL_SCORES))),
            "sensitive-category", Map.of("securityOrDataLoss", YES_OR_NO));

    @Override
    public void check(DecisionFile file, Problems problems) {
        file.decisions().stream()
                .filter(decision -> ANSWERS.containsKey(decision.getId()))
                .forEach(decision -> Tables.of(decision)
                        .ifPresentOrElse(
                                table -> check(file, decision, table, problems),
                                () -> problems.add(
                                        file,
                                        Elements.named(decision),
                                        "is not a decision table.",
                                        "Make it a table with the outputs "
                                                + String.join(
                                                        ", ", kinds(decision).keySet()) + ".")));
    }

    private static Map<String, Kind> kinds(Decision decision) {
        return ANSWERS.get(decision.getId());
    }

    private static void check(DecisionFile file, Decision decision, DecisionTable table, Problems problems) {
        String name = Elements.named(decision);
        List<String> outputs = table.getOutputs().stream().map(Output::getName).toList();
        kinds(decision).keySet().stream()
                .filter(output -> !outputs.contains(output))
                .forEach(output ->
                        problems.add(file, name, "has no output " + output + ".", "Add it: Tierline reads it."));
        if (table.getHitPolicy() != null && !ONE_ANSWER.contains(table.getHitPolicy())) {
            problems.add(file, name, "may give several answers for one case.", "Make its hit policy First or Unique.");
        }
        List<Rule> rules = new ArrayList<>(table.getRules());
        if (table.getHitPolicy() == HitPolicy.FIRST
                && rules.stream()
                        .noneMatch(rule -> fitsAll(rule, table.getInputs().size()))) {
            problems.add(
                    file, name, "has no answer for some cases.", "Add a last rule whose conditions are all empty.");
        }
        for (int i = 0; i < rules.size(); i++) {
            check(file, Tables.rule(decision, i), values(outputs, rules.get(i)), kinds(decision), problems);
        }
    }

    private static boolean fitsAll(Rule rule, int inputs) {
        return IntStream.range(0, inputs)
                .allMatch(input -> Tables.condition(rule, input).isEmpty());
    }

    /** What is empty or cannot be read is told by the check of all decisions. */
    private static Map<String, Object> values(List<String> outputs, Rule rule) {
        Map<String, Object> values = new HashMap<>();
        Iterator<OutputEntry> cells = rule.getOutputEntries().iterator();
        for (String output : outputs) {
            String text = Tables.text(cells.next().getText());
            if (!text.isEmpty() && Feel.problemOf(text).isEmpty()) {
                values.put(output, Feel.value(text));
            }
        }
        return values;
    }

    private static void check(
            DecisionFile file, String where, Map<String, Object> values, Map<String, Kind> kinds, Problems problems) {
        kinds.forEach((output, kind) -> {
            if (values.containsKey(output)) {
                kind.problem(values.get(output))
                        .ifPresent(problem -> problems.add(file, where, output + problem[0], problem[1]));
            }
        });
        if (isWhole(values.get(REMINDER), MOST_DAYS)
                && isWhole(values.get(END), MOST_DAYS)
                && number(values, REMINDER) >= number(values, END)) {
            problems.add(
                    file,
                    where,
                    "the survey ends after " + number(values, END) + " days, and its reminder comes after "
                            + number(values, REMINDER) + ".",
                    "Let it end later than it is reminded of.");
        }
    }

    private static int number(Map<String, Object> values, String output) {
        return ((Number) values.get(output)).intValue();
    }
}
