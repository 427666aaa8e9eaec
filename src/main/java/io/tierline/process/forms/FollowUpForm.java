package io.tierline.process.forms;

import java.util.List;
import org.camunda.bpm.engine.delegate.VariableScope;

/** What came of the call with an unhappy customer: the form {@code survey-follow-up}. */
public record FollowUpForm(String followUpNote) {

    public static final List<String> FIELDS = List.of("followUpNote");

    public static FollowUpForm read(VariableScope scope) {
        return new FollowUpForm(new FormReader(scope).text("followUpNote"));
    }

    /** @throws FormProblems naming every field that is missing or wrong */
    public void check() {
        new Problems()
                .need(followUpNote, "What came of the call", "what went wrong for them, what did you promise?")
                .refuse();
    }
}
