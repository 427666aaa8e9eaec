package io.tierline.process.forms;

import io.tierline.process.model.AdriftCaseProcess;
import io.tierline.words.Saying;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.stereotype.Component;

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
                .need(answer, "What is to be done", "need.put-right-answer")
                .oneOf(answer, "What is to be done", List.of(START_AGAIN, "leave"))
                .need(note, "Why", "need.put-right-note")
                .refuse();
    }

    public boolean startAgain() {
        return START_AGAIN.equals(answer);
    }

    /** The form {@code put-case-right}. */
    @Component
    static class Definition implements FormDefinition {

        @Override
        public String id() {
            return "put-case-right";
        }

        @Override
        public List<String> fields() {
            return FIELDS;
        }

        /** Before the work of any one case: it may be more than this one. */
        private static final int PRIORITY = 90;

        @Override
        public Optional<Card> card(DelegateTask task) {
            return Optional.of(
                    new Card("%s · %s".formatted(task.getName(), AdriftCaseProcess.ADRIFT.get(task)), PRIORITY));
        }

        @Override
        public Map<String, String> context(DelegateTask task, CaseSummary words) {
            Shown shown = new Shown().with("ctxWrong", AdriftCaseProcess.WHAT_IS_WRONG.get(task));
            return words == null
                    ? shown.with(
                                    "ctxHead",
                                    "**"
                                            + Saying.of("shown.process-instance", AdriftCaseProcess.ADRIFT.get(task))
                                                    .now()
                                            + "**")
                            .texts()
                    : shown.with("ctxHistory", words.history()).texts();
        }

        @Override
        public void check(VariableScope scope) {
            read(scope).check();
        }
    }
}
