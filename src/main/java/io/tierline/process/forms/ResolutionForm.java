package io.tierline.process.forms;

import java.util.List;
import org.camunda.bpm.engine.delegate.VariableScope;

/**
 * What the customer is told about the solution: the form {@code explain-resolution}.
 *
 * @param customerMessage a personal line on top, or null
 */
public record ResolutionForm(String rootCause, String mitigation, String prevention, String customerMessage) {

    public static final List<String> FIELDS = List.of("rootCause", "mitigation", "prevention", "customerMessage");

    public static ResolutionForm read(VariableScope scope) {
        FormReader form = new FormReader(scope);
        return new ResolutionForm(
                form.text("rootCause"), form.text("mitigation"), form.text("prevention"), form.text("customerMessage"));
    }

    /** @throws FormProblems naming every field that is missing or wrong */
    public void check() {
        new Problems()
                .need(rootCause, "What went wrong", "the cause, in words the customer uses.")
                .need(mitigation, "What we did", "what works again, and since when?")
                .need(prevention, "What keeps it from coming back", "what changes on our side?")
                .fits(customerMessage, "A personal line")
                .refuse();
    }
}
