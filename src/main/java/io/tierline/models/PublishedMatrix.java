package io.tierline.models;

import io.tierline.engine.AsTierline;
import io.tierline.process.EscalationMatrix;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.springframework.stereotype.Component;

/** Reads the table as the engine has it. */
@Component
class PublishedMatrix implements EscalationMatrix {

    private static final String KEY = "escalation-matrix";

    private final RepositoryService repository;
    private final AsTierline asTierline;

    PublishedMatrix(RepositoryService repository, AsTierline asTierline) {
        this.repository = repository;
        this.asTierline = asTierline;
    }

    @Override
    public List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        asTierline.run(() -> {
            DecisionDefinition newest = repository
                    .createDecisionDefinitionQuery()
                    .decisionDefinitionKey(KEY)
                    .latestVersion()
                    .singleResult();
            DmnModelInstance model = repository.getDmnModelInstance(newest.getId());
            DecisionTable table = model.getModelElementsByType(DecisionTable.class).stream()
                    .filter(one -> KEY.equals(((DmnElement) one.getParentElement()).getId()))
                    .findFirst()
                    .orElseThrow();
            table.getRules().forEach(rule -> rows.add(row(table, rule)));
        });
        return rows;
    }

    private static Row row(DecisionTable table, Rule rule) {
        Map<String, String> when = new LinkedHashMap<>();
        Map<String, String> then = new LinkedHashMap<>();
        List<Input> inputs = List.copyOf(table.getInputs());
        List<Output> outputs = List.copyOf(table.getOutputs());
        int i = 0;
        for (var entry : rule.getInputEntries()) {
            put(
                    when,
                    name(inputs.get(i++)),
                    text(entry.getText() == null ? null : entry.getText().getTextContent()));
        }
        i = 0;
        for (var entry : rule.getOutputEntries()) {
            put(
                    then,
                    outputs.get(i++).getName(),
                    text(entry.getText() == null ? null : entry.getText().getTextContent()));
        }
        String note =
                rule.getDescription() == null ? null : rule.getDescription().getTextContent();
        return new Row(when, then, note);
    }

    private static void put(Map<String, String> map, String name, String value) {
        if (value != null) {
            map.put(name, value);
        }
    }

    /** The last word of what it asks: {@code category} of {@code facts.category}; a tier is a level to its readers. */
    private static String name(Input input) {
        String expression =
                input.getInputExpression().getText().getTextContent().trim();
        String word = expression.substring(expression.lastIndexOf('.') + 1);
        return "tier".equals(word) ? "level" : word;
    }

    /** Without the quotes of texts; null for an entry that is empty or a dash. */
    private static String text(String entry) {
        String text = entry == null ? "" : entry.trim();
        return text.isEmpty() || text.equals("-") ? null : text.replace("\"", "");
    }
}
