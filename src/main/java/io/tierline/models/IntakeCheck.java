package io.tierline.models;

import io.tierline.process.IntakePolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.dmn.instance.Text;

/** Each rule of the intake says yes or no, and why, and asks only what is known of a ticket. */
final class IntakeCheck implements ModelChecks.FileCheck<DecisionFile> {

    private static final Pattern FACT = Pattern.compile("\\b(ticket|facts)\\.(\\w+)");
    private static final Set<HitPolicy> ONE_ANSWER = Set.of(HitPolicy.FIRST, HitPolicy.UNIQUE);

    @Override
    public void check(DecisionFile file, Problems problems) {
        file.decisions().stream()
                .filter(decision -> IntakePolicy.DECISION.equals(decision.getId()))
                .forEach(decision -> Tables.of(decision)
                        .ifPresentOrElse(
                                table -> check(file, decision, table, problems),
                                () -> problems.add(
                                        file,
                                        Elements.named(decision),
                                        "is not a decision table.",
                                        "Make it a table with the outputs opensCase and reason.")));
    }

    private static void check(DecisionFile file, Decision decision, DecisionTable table, Problems problems) {
        String name = Elements.named(decision);
        if (table.getHitPolicy() != null && !ONE_ANSWER.contains(table.getHitPolicy())) {
            problems.add(
                    file, name, "may give several answers for one ticket.", "Make its hit policy First or Unique.");
        }
        List<Output> outputs = new ArrayList<>(table.getOutputs());
        for (String needed : List.of(IntakePolicy.OPENS_CASE, IntakePolicy.REASON)) {
            if (outputs.stream().noneMatch(output -> needed.equals(output.getName()))) {
                problems.add(file, name, "has no output " + needed + ".", "Add it: Tierline reads it.");
            }
        }
        int index = 0;
        for (Rule rule : table.getRules()) {
            String where = Tables.rule(decision, index++);
            int column = 0;
            for (OutputEntry answer : rule.getOutputEntries()) {
                check(file, where, outputs.get(column++).getName(), Tables.text(answer.getText()), problems);
            }
        }
        table.getModelInstance().getModelElementsByType(Text.class).stream()
                .filter(text -> isWithin(text, table))
                .forEach(text -> checkFacts(file, name, Tables.text(text), problems));
    }

    private static boolean isWithin(Text text, DecisionTable table) {
        for (var element = text.getParentElement(); element != null; element = element.getParentElement()) {
            if (element.equals(table)) {
                return true;
            }
        }
        return false;
    }

    private static void check(DecisionFile file, String where, String output, String text, Problems problems) {
        Object value = text.isEmpty() ? null : Feel.value(text);
        if (IntakePolicy.OPENS_CASE.equals(output) && !(value instanceof Boolean)) {
            problems.add(file, where, "opensCase is neither true nor false.", "Write true or false.");
        }
        if (IntakePolicy.REASON.equals(output) && !(value instanceof String reason && !reason.isBlank())) {
            problems.add(file, where, "reason is no text.", "Say why, in quotes: people read it.");
        }
    }

    private static void checkFacts(DecisionFile file, String where, String text, Problems problems) {
        Matcher fact = FACT.matcher(text.replaceAll("\"[^\"]*\"", "\"\""));
        while (fact.find()) {
            if (fact.group(1).equals("facts") || !IntakePolicy.FACTS.contains(fact.group(2))) {
                problems.add(
                        file,
                        where,
                        "nothing is known of a ticket by the name " + fact.group() + ".",
                        "There are ticket." + String.join(", ticket.", new TreeSet<>(IntakePolicy.FACTS)) + ".");
            }
        }
    }
}
