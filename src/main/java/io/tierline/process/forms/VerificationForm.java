package io.tierline.process.forms;

import io.tierline.process.model.ReviewProcesses;
import io.tierline.words.Saying;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.stereotype.Component;

/**
 * Whether an action item was really done: the form {@code verify-action-item}.
 *
 * @param verified null when neither was chosen
 */
public record VerificationForm(Boolean verified, String verifyNote) {

    public static final List<String> FIELDS = List.of("verified", "verifyNote");

    public static VerificationForm read(VariableScope scope) {
        FormReader form = new FormReader(scope);
        return new VerificationForm(form.yesOrNo("verified"), form.text("verifyNote"));
    }

    /** @throws FormProblems naming every field that is missing or wrong */
    public void check() {
        new Problems()
                .wrong(verified == null, "form.yes-or-no", "Is it in place?")
                .wrong(
                        Boolean.FALSE.equals(verified) && verifyNote == null,
                        Saying.of("form.still-to-do", Saying.of("label.still-to-do")))
                .fits(verifyNote, "Note")
                .refuse();
    }

    /** The id of the action item that a task is about. */
    static long item(DelegateTask task) {
        return ReviewProcesses.ACTION_ITEM_ID.get(task);
    }

    /** The form {@code verify-action-item}. */
    @Component
    static class Definition implements FormDefinition {

        @Override
        public String id() {
            return "verify-action-item";
        }

        @Override
        public List<String> fields() {
            return FIELDS;
        }

        @Override
        public Map<String, String> context(DelegateTask task, CaseSummary words) {
            return new Shown()
                    .with("ctxItem", words.actionItem(item(task)))
                    .with("ctxItemNote", words.actionItemDone(item(task)))
                    .texts();
        }

        @Override
        public void check(VariableScope scope) {
            read(scope).check();
        }
    }
}
