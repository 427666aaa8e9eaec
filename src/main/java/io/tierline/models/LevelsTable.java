package io.tierline.models;

import io.tierline.cases.Level;
import io.tierline.cases.LevelTable;
import io.tierline.process.model.ListedWords;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;

/** The decision {@code levels} as rows: its one input is the id of a level or team, its outputs are plain values. */
final class LevelsTable {

    static final String DECISION = "levels";

    static final String NAME = "name";
    static final String ORDER = "order";
    static final String SPECIALISTS = "specialists";
    static final String HAND_OFF = "handOff";
    static final String ROOT_CAUSE = "rootCause";
    static final String ISSUE_LABEL = "issueLabel";
    static final String TO_CUSTOMERS = "toCustomers";

    static final List<String> OUTPUTS =
            List.of(NAME, ORDER, SPECIALISTS, HAND_OFF, ROOT_CAUSE, ISSUE_LABEL, TO_CUSTOMERS);

    private LevelsTable() {}

    /**
     * @param condition what stands in the column of the level
     * @param id null for the row that holds for all others
     * @param values as FEEL reads the cells
     */
    record Row(int number, String condition, String id, Map<String, Object> values) {

        /** Whether its condition is one id, or none for all others; a list or a negation describes no level. */
        boolean isOfOneLevel() {
            return condition.isEmpty() || condition.matches("\"[^\"]+\"");
        }

        private String text(String output) {
            Object value = values.get(output);
            return value == null ? null : value.toString();
        }

        private boolean flag(String output) {
            return Boolean.TRUE.equals(values.get(output));
        }

        private Level level() {
            String name = text(NAME) == null ? String.valueOf(id) : text(NAME);
            return new Level(
                    String.valueOf(id),
                    name,
                    values.get(ORDER) instanceof Number order ? order.intValue() : 0,
                    flag(SPECIALISTS),
                    ListedWords.of(text(HAND_OFF)),
                    flag(ROOT_CAUSE),
                    text(ISSUE_LABEL),
                    text(TO_CUSTOMERS) == null ? "Our " + name + " team" : text(TO_CUSTOMERS));
        }
    }

    static List<Row> rows(DecisionTable table) {
        List<Row> rows = new ArrayList<>();
        int number = 1;
        for (Rule rule : table.getRules()) {
            Map<String, Object> values = new HashMap<>();
            Iterator<OutputEntry> cells = rule.getOutputEntries().iterator();
            for (Output output : table.getOutputs()) {
                String text = Tables.text(cells.next().getText());
                if (!text.isEmpty()) {
                    values.put(output.getName(), Feel.value(text));
                }
            }
            String condition = Tables.condition(rule, 0);
            Object id = condition.isEmpty() ? null : Feel.value(condition);
            rows.add(new Row(number++, condition, id == null ? null : id.toString(), values));
        }
        return rows;
    }

    static LevelTable read(int version, Decision decision) {
        List<Row> rows = rows(Tables.of(decision).orElseThrow());
        return new LevelTable(
                version,
                rows.stream().filter(row -> row.id() != null).map(Row::level).toList(),
                rows.stream()
                        .filter(row -> row.id() == null)
                        .map(Row::level)
                        .findFirst()
                        .orElseThrow());
    }
}
