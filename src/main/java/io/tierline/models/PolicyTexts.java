package io.tierline.models;

import io.tierline.process.words.PolicyWords.Part;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.OutputEntry;

/** What the policy says to people in English, by part: what there can be other words for. */
final class PolicyTexts {

    /** The columns of decision tables that people read as reasons. */
    private static final Set<String> REASONS = Set.of("criterion", "criteria", "reasons");

    private static final String LEVELS = "levels";
    private static final String NAME = "name";
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern WORD = Pattern.compile("\\p{L}{2}");

    private final Map<Part, Set<String>> texts = new EnumMap<>(Part.class);

    PolicyTexts(Collection<FormFile> forms, Collection<ProcessFile> processes, Collection<DecisionFile> decisions) {
        for (Part part : Part.values()) {
            texts.put(part, new TreeSet<>());
        }
        forms.forEach(form -> texts.get(Part.FORMS).addAll(form.texts()));
        for (ProcessFile process : processes) {
            process.all(UserTask.class).forEach(task -> add(Part.TASKS, task.getName()));
            process.all(Process.class).forEach(one -> add(Part.TASKS, one.getName()));
        }
        decisions.forEach(file -> file.decisions().forEach(decision -> Tables.of(decision)
                .ifPresent(table -> add(table, LEVELS.equals(decision.getId())))));
    }

    private void add(DecisionTable table, boolean levels) {
        int column = 0;
        for (Output output : table.getOutputs()) {
            if (levels && NAME.equals(output.getName())) {
                add(table, column, Part.LEVELS);
            } else if (!levels && REASONS.contains(String.valueOf(output.getName()))) {
                add(table, column, Part.CRITERIA);
            }
            column++;
        }
    }

    private void add(DecisionTable table, int column, Part part) {
        table.getRules().forEach(rule -> rule.getOutputEntries().stream()
                .skip(column)
                .limit(1)
                .map(OutputEntry::getText)
                .flatMap(text -> LITERAL.matcher(Tables.text(text)).results())
                .forEach(literal -> add(part, literal.group(1))));
    }

    private void add(Part part, String text) {
        if (text != null && WORD.matcher(text).find()) {
            texts.get(part).add(text.strip());
        }
    }

    Set<String> of(Part part) {
        return texts.get(part);
    }

    /**
     * Whether there is such a text. Lists are Tasklist's, where administrators change them as they like: a word for one
     * that is not there does nothing. A team's name stands in the forms that offer it.
     */
    boolean has(Part part, String text) {
        return switch (part) {
            case LISTS -> true;
            case LEVELS -> of(Part.LEVELS).contains(text) || of(Part.FORMS).contains(text);
            default -> of(part).contains(text);
        };
    }
}
