package io.tierline.process.forms;

import java.util.List;
import org.camunda.bpm.engine.delegate.VariableScope;

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
                .wrong(verified == null, "Is it in place? has no answer: choose Yes or No.")
                .wrong(
                        Boolean.FALSE.equals(verified) && verifyNote == null,
                        "What is still to do is missing: its owner gets it back with this.")
                .fits(verifyNote, "Note")
                .refuse();
    }
}
