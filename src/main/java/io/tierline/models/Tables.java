package io.tierline.models;

import java.util.Optional;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.dmn.instance.Text;

/** Reads decision tables as they are shown in Modeler. */
final class Tables {

    private Tables() {}

    static Optional<DecisionTable> of(Decision decision) {
        return decision.getExpression() instanceof DecisionTable table ? Optional.of(table) : Optional.empty();
    }

    static String text(Text text) {
        return text == null ? "" : text.getTextContent().strip();
    }

    /** Such as {@code sla-policy (SLA policy), rule 3}. */
    static String rule(Decision decision, int index) {
        return Elements.named(decision) + ", rule " + (index + 1);
    }

    static String label(Input input) {
        return input.getLabel() == null || input.getLabel().isBlank()
                ? text(input.getInputExpression().getText())
                : input.getLabel();
    }

    static String label(Output output) {
        return output.getName() == null ? String.valueOf(output.getLabel()) : output.getName();
    }

    static String condition(Rule rule, int input) {
        String text = text(rule.getInputEntries().stream()
                .skip(input)
                .findFirst()
                .orElseThrow()
                .getText());
        return text.equals("-") ? "" : text;
    }
}
