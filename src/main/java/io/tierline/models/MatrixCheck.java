package io.tierline.models;

import io.tierline.calendar.WorkingTime;
import io.tierline.oncall.EscalationStep;
import io.tierline.process.model.AcknowledgedBy;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;

/** Each rule of the escalation matrix makes an escalation policy that can be climbed. What a cell computes from the case is not tried. */
final class MatrixCheck implements ModelChecks.FileCheck<DecisionFile> {

    private static final String ESCALATION_MATRIX = "escalation-matrix";

    /** More rounds than a process owner can mean: each asks every contact again. */
    private static final int MOST_REPEATS = 10;

    @Override
    public void check(DecisionFile file, Problems problems) {
        file.decisions().stream()
                .filter(decision -> ESCALATION_MATRIX.equals(decision.getId()))
                .forEach(decision -> Tables.of(decision).ifPresent(table -> check(file, decision, table, problems)));
    }

    private static void check(DecisionFile file, Decision decision, DecisionTable table, Problems problems) {
        int index = 0;
        for (Rule rule : table.getRules()) {
            String where = Tables.rule(decision, index++);
            Iterator<OutputEntry> answers = rule.getOutputEntries().iterator();
            for (Output output : table.getOutputs()) {
                Object value = Feel.value(Tables.text(answers.next().getText()));
                if (value != null) {
                    check(String.valueOf(output.getName()), value)
                            .ifPresent(wrong -> problems.add(
                                    file, where + ", " + Tables.label(output), wrong.what(), wrong.toDo()));
                }
            }
        }
    }

    private record Wrong(String what, String toDo) {}

    private static Optional<Wrong> check(String output, Object value) {
        return switch (output) {
            case "ladder" -> escalation(value);
            case "acknowledgeWithin" -> time(value);
            case "repeats" -> repeats(value);
            case "acknowledgedBy" -> acknowledgedBy(value);
            default -> Optional.empty();
        };
    }

    private static Optional<Wrong> escalation(Object value) {
        try {
            EscalationStep.steps(value.toString());
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(new Wrong(
                    e.getMessage() + ".", "Write the steps from first to last, such as \"on-call, lead, manager\"."));
        }
    }

    private static Optional<Wrong> time(Object value) {
        String toDo = "Write working time such as \"PT15M\", or null for as long as the SLA policy's Acknowledge says.";
        try {
            WorkingTime time = WorkingTime.parse(value.toString());
            return time.inBusinessDays() || !time.hours().isZero()
                    ? Optional.empty()
                    : Optional.of(new Wrong("no time at all is left for each contact.", toDo));
        } catch (IllegalArgumentException e) {
            return Optional.of(new Wrong(e.getMessage() + ".", toDo));
        }
    }

    private static Optional<Wrong> repeats(Object value) {
        boolean fits = value instanceof Number number
                && number.doubleValue() == number.intValue()
                && number.intValue() >= 0
                && number.intValue() <= MOST_REPEATS;
        return fits
                ? Optional.empty()
                : Optional.of(new Wrong(
                        "'" + value + "' is not how often an escalation policy repeats.",
                        "Write a whole number from 0 (once is all) to " + MOST_REPEATS + "."));
    }

    private static Optional<Wrong> acknowledgedBy(Object value) {
        List<String> words = List.of(value.toString().strip().split("\\s*,\\s*"));
        boolean none = words.equals(List.of(AcknowledgedBy.NONE));
        return none
                ? Optional.empty()
                : words.stream()
                        .filter(word -> !AcknowledgedBy.words().contains(word))
                        .findFirst()
                        .map(word -> new Wrong(
                                "'" + word + "' is nothing that acknowledges a case.",
                                "Write some of " + String.join(", ", AcknowledgedBy.words())
                                        + ", with commas between, or " + AcknowledgedBy.NONE
                                        + " when only a claim counts."));
    }
}
