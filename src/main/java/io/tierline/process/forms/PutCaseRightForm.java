package io.tierline.process.forms;

import java.util.List;
import org.camunda.bpm.engine.delegate.VariableScope;

/**
 * What is done about a case on which ledger and engine do not agree: the form {@code put-case-right}.
 *
 * @param answer {@code start-again} where its ledger says it stands, or {@code leave} it as it is
 * @param note why
 */
public record PutCaseRightForm(String answer, String note) {

    public static final List<String> FIELDS = List.of("putRightAnswer", "putRightNote");

    private static final String START_AGAIN = "start-again";

    public static PutCaseRightForm read(VariableScope scope) {
        FormReader form = new FormReader(scope);
        return new PutCaseRightForm(form.choice("putRightAnswer"), form.text("putRightNote"));
    }

    /** @throws FormProblems naming every field that is missing or wrong */
    public void check() {
        new Problems()
                .need(answer, "What is to be done", "is the case to start again, or to be left as it is?")
                .oneOf(answer, "What is to be done", List.of(START_AGAIN, "leave"))
                .need(note, "Why", "what happened to it, as far as you know?")
                .refuse();
    }

    public boolean startAgain() {
        return START_AGAIN.equals(answer);
    }
}
