package io.tierline.process.forms;

import java.util.List;
import org.camunda.bpm.engine.delegate.VariableScope;

/** The promised word to the customer: the form {@code customer-update}. */
public record CustomerUpdateForm(String updateText) {

    public static final List<String> FIELDS = List.of("updateText");

    public static CustomerUpdateForm read(VariableScope scope) {
        return new CustomerUpdateForm(new FormReader(scope).text("updateText"));
    }

    /** @throws FormProblems naming every field that is missing or wrong */
    public void check() {
        new Problems()
                .need(updateText, "Update", "what do we know, what happens next? It is sent as you write it.")
                .refuse();
    }
}
