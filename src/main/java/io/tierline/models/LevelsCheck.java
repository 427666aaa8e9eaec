package io.tierline.models;

import io.tierline.process.forms.HandOffField;
import io.tierline.process.model.ListedWords;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;

/** Each row of {@code levels.dmn} describes one level or team, and the rows together an order. */
final class LevelsCheck implements ModelChecks.FileCheck<DecisionFile> {

    private static final Set<String> FLAGS = Set.of(LevelsTable.SPECIALISTS, LevelsTable.ROOT_CAUSE);

    @Override
    public void check(DecisionFile file, Problems problems) {
        file.decisions().stream()
                .filter(decision -> LevelsTable.DECISION.equals(decision.getId()))
                .forEach(decision -> Tables.of(decision)
                        .ifPresentOrElse(
                                table -> check(file, decision, table, problems),
                                () -> problems.add(
                                        file,
                                        Elements.named(decision),
                                        "is not a decision table.",
                                        "Make it a table with one row for each level.")));
    }

    private static void check(DecisionFile file, Decision decision, DecisionTable table, Problems problems) {
        String name = Elements.named(decision);
        List<String> outputs =
                table.getOutputs().stream().map(output -> output.getName()).toList();
        if (table.getInputs().size() != 1 || !new HashSet<>(outputs).equals(new HashSet<>(LevelsTable.OUTPUTS))) {
            problems.add(
                    file,
                    name,
                    "does not have the columns that describe a level.",
                    "It has one input, the level's id, and the outputs " + String.join(", ", LevelsTable.OUTPUTS)
                            + ".");
            return;
        }
        List<LevelsTable.Row> rows = LevelsTable.rows(table);
        rows.forEach(row -> check(file, Tables.rule(decision, row.number() - 1), row, problems));
        checkTogether(file, decision, rows, problems);
    }

    private static void check(DecisionFile file, String where, LevelsTable.Row row, Problems problems) {
        if (!row.isOfOneLevel()) {
            problems.add(
                    file,
                    where,
                    "level is " + row.condition() + ", which is not one level.",
                    "Write one id in quotes, such as \"tier2\", and a row for each level.");
        }
        if (row.id() == null
                && row.isOfOneLevel()
                && !Boolean.TRUE.equals(row.values().get(LevelsTable.SPECIALISTS))) {
            problems.add(
                    file,
                    where,
                    "holds for all other teams, and does not say that they are specialists.",
                    "Write true as specialists.");
        }
        if (!(row.values().get(LevelsTable.ORDER) instanceof Number order) || order.doubleValue() != order.intValue()) {
            problems.add(
                    file, where, "order is no whole number.", "Write its place among the levels, 1 for the lowest.");
        }
        if (row.id() != null && !isText(row.values().get(LevelsTable.NAME))) {
            problems.add(file, where, "name is missing.", "Write in quotes what people call it, such as \"Tier 2\".");
        }
        for (String flag : FLAGS) {
            Object value = row.values().get(flag);
            if (value != null && !(value instanceof Boolean)) {
                problems.add(file, where, flag + " is neither true nor false.", "Write true or false.");
            }
        }
        Object handOff = row.values().get(LevelsTable.HAND_OFF);
        for (String field : ListedWords.of(handOff == null ? null : handOff.toString())) {
            if (!HandOffField.names().contains(field)) {
                problems.add(
                        file,
                        where,
                        "handOff names \"" + field + "\", which is no field of a hand-off.",
                        "Write some of " + String.join(", ", HandOffField.names()) + ", with commas between.");
            }
        }
    }

    private static boolean isText(Object value) {
        return value instanceof String text && !text.isBlank();
    }

    private static void checkTogether(
            DecisionFile file, Decision decision, List<LevelsTable.Row> rows, Problems problems) {
        String name = Elements.named(decision);
        Map<String, Integer> ids = new HashMap<>();
        Map<Object, Integer> orders = new HashMap<>();
        List<String> levels = new ArrayList<>();
        for (LevelsTable.Row row :
                rows.stream().filter(LevelsTable.Row::isOfOneLevel).toList()) {
            String where = Tables.rule(decision, row.number() - 1);
            Integer before = ids.putIfAbsent(String.valueOf(row.id()), row.number());
            if (before != null) {
                problems.add(
                        file,
                        where,
                        (row.id() == null ? "holds for all others" : "describes " + row.id()) + ", and so does rule "
                                + before + ".",
                        "Describe each level once.");
            }
            if (row.id() == null || Boolean.TRUE.equals(row.values().get(LevelsTable.SPECIALISTS))) {
                continue;
            }
            levels.add(row.id());
            Integer same = orders.putIfAbsent(row.values().get(LevelsTable.ORDER), row.number());
            if (same != null) {
                problems.add(
                        file,
                        where,
                        "has the order of rule " + same + ": which of the two levels is above the other?",
                        "Give each level an order of its own, the lowest first.");
            }
        }
        if (levels.isEmpty()) {
            problems.add(file, name, "describes no level.", "Add a row for the level that has a case first.");
        }
        if (!ids.containsKey("null")) {
            problems.add(
                    file,
                    name,
                    "says nothing of teams that have no row of their own.",
                    "Add a last row whose level is empty, with specialists true.");
        }
    }
}
