package io.tierline.process.forms;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.stereotype.Component;

/**
 * What became of an action item: the form {@code action-item}.
 *
 * @param actionItemOutcome {@code done} or {@code waived}
 * @param actionItemNote what was done and where to see it, or why it is not needed
 */
public record ActionItemForm(String actionItemOutcome, String actionItemNote) {

    public static final List<String> FIELDS = List.of("actionItemOutcome", "actionItemNote");

    private static final String WAIVED = "waived";

    public static ActionItemForm read(VariableScope scope) {
        FormReader form = new FormReader(scope);
        return new ActionItemForm(form.choice("actionItemOutcome"), form.text("actionItemNote"));
    }

    /** @throws FormProblems naming every field that is missing or wrong */
    public void check() {
        Problems problems = new Problems();
        problems.need(actionItemOutcome, "Outcome", "need.action-outcome")
                .oneOf(actionItemOutcome, "Outcome", List.of("done", WAIVED));
        if (WAIVED.equals(actionItemOutcome)) {
            problems.need(actionItemNote, "Why it is not needed", "need.action-waived");
        } else {
            problems.need(actionItemNote, "What was done", "need.action-done");
        }
        problems.refuse();
    }

    /** The form {@code action-item}. */
    @Component
    static class Definition implements FormDefinition {

        @Override
        public String id() {
            return "action-item";
        }

        @Override
        public List<String> fields() {
            return FIELDS;
        }

        @Override
        public Map<String, String> context(DelegateTask task, CaseSummary words) {
            return new Shown()
                    .with("ctxItem", words.actionItem(VerificationForm.item(task)))
                    .with("ctxItemNote", words.actionItemVerified(VerificationForm.item(task)))
                    .texts();
        }

        @Override
        public void check(VariableScope scope) {
            read(scope).check();
        }
    }
}
