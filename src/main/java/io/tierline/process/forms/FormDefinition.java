package io.tierline.process.forms;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;

/** One form of the models: what it asks for, what it shows above, what it fills in, and what is refused. */
interface FormDefinition {

    /** The name by which models refer to it, and of its file. */
    String id();

    /** The variables that it fills. */
    List<String> fields();

    /**
     * What it shows of how things stand, asked for each time that it is opened: a text for each name of the form, null for
     * none.
     *
     * @param words the case's, or null for a task that is about no case
     */
    default Map<String, String> context(DelegateTask task, CaseSummary words) {
        return Map.of();
    }

    /** How a task that is about no case stands in the list; empty for its name in the model. */
    default Optional<Card> card(DelegateTask task) {
        return Optional.empty();
    }

    /** @param priority as the engine counts it, the highest on top */
    record Card(String name, int priority) {}

    /** What is known for its fields, by field; null for nothing. It is shown where no answer stands yet. */
    default Map<String, String> prefill(CaseSummary words) {
        return Map.of();
    }

    /** The fields for which something may be known. */
    default List<String> prefilled() {
        return List.of();
    }

    /** The fields that are empty in a new task, whatever an earlier round answered. */
    default List<String> cleared() {
        return fields();
    }

    /** @throws FormProblemsException naming every field that is missing or wrong */
    void check(VariableScope scope);
}
