package io.tierline.process.forms;

import java.util.List;
import org.camunda.bpm.engine.delegate.VariableScope;

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
                .wrong(confirmed == null, "Is it fixed? has no answer: choose Yes or No.")
                .wrong(
                        Boolean.FALSE.equals(confirmed) && said == null,
                        "What still fails is missing: the level that gets it back starts from this.")
                .fits(said, "What they said")
                .refuse();
    }
}
