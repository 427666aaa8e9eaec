package io.tierline.process.forms;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.stereotype.Component;

/**
 * What became of a case that was not taken: the form {@code find-somebody}.
 *
 * @param answer {@code has-it} when a person has the case now, {@code ask-again} to climb the escalation policy again
 * @param note who has it, or what was put right
 */
public record FindSomebodyForm(String answer, String note) {

    public static final List<String> FIELDS = List.of("findSomebodyAnswer", "findSomebodyNote");

    private static final String HAS_IT = "has-it";

    public static FindSomebodyForm read(VariableScope scope) {
        FormReader form = new FormReader(scope);
        return new FindSomebodyForm(form.choice("findSomebodyAnswer"), form.text("findSomebodyNote"));
    }

    /** @throws FormProblems naming every field that is missing or wrong */
    public void check() {
        new Problems()
                .need(answer, "Answer", "need.find-answer")
                .oneOf(answer, "Answer", List.of(HAS_IT, "ask-again"))
                .need(note, "What you did", "need.find-note")
                .refuse();
    }

    public boolean somebodyHasIt() {
        return HAS_IT.equals(answer);
    }

    /** The form {@code find-somebody}. */
    @Component
    static class Definition implements FormDefinition {

        @Override
        public String id() {
            return "find-somebody";
        }

        @Override
        public List<String> fields() {
            return FIELDS;
        }

        @Override
        public Map<String, String> context(DelegateTask task, CaseSummary words) {
            return new Shown()
                    .with("ctxLadder", words.escalation().asked())
                    .with("ctxDescription", words.description())
                    .texts();
        }

        @Override
        public void check(VariableScope scope) {
            read(scope).check();
        }
    }
}
