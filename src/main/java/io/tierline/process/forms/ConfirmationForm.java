package io.tierline.process.forms;

import io.tierline.words.Saying;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.stereotype.Component;

/**
 * Whether the customer sees it fixed: the form {@code customer-confirmation}.
 *
 * @param confirmed null when neither was chosen
 */
public record ConfirmationForm(Boolean confirmed, String said) {

    public static final List<String> FIELDS = List.of("confirmed", "said");

    public static ConfirmationForm read(VariableScope scope) {
        FormReader form = new FormReader(scope);
        return new ConfirmationForm(form.yesOrNo("confirmed"), form.text("said"));
    }

    /** @throws FormProblems naming every field that is missing or wrong */
    public void check() {
        new Problems()
                .wrong(confirmed == null, "form.yes-or-no", "Is it fixed?")
                .wrong(
                        Boolean.FALSE.equals(confirmed) && said == null,
                        Saying.of("form.still-fails", Saying.of("label.still-fails")))
                .fits(said, "What they said")
                .refuse();
    }

    /** The form {@code customer-confirmation}. */
    @Component
    static class Definition implements FormDefinition {

        @Override
        public String id() {
            return "customer-confirmation";
        }

        @Override
        public List<String> fields() {
            return FIELDS;
        }

        @Override
        public Map<String, String> context(DelegateTask task, CaseSummary words) {
            return new Shown()
                    .with("ctxDescription", words.description())
                    .with("ctxTold", words.told())
                    .texts();
        }

        @Override
        public void check(VariableScope scope) {
            read(scope).check();
        }
    }
}
