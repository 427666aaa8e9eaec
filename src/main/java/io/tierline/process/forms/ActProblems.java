package io.tierline.process.forms;

import io.tierline.cases.CaseNotFoundException;
import io.tierline.casework.CommandRefusedException;
import io.tierline.words.Saying;
import java.util.List;
import java.util.function.UnaryOperator;

/** A refused act, as a form tells it. */
final class ActProblems {

    private ActProblems() {}

    /**
     * @param label the label of the form's field that stands for a field of the act
     * @throws FormProblems in place of the refusal
     */
    static void tell(Runnable check, UnaryOperator<String> label) {
        try {
            check.run();
        } catch (CommandRefusedException e) {
            throw new FormProblemsException(List.of(
                    e.field() == null
                            ? e.saying()
                            : Saying.of("form.field", new Label(label.apply(e.field())), e.saying())));
        } catch (CaseNotFoundException e) {
            throw new FormProblemsException(List.of(Saying.of("form.no-such-case", new Label("Case"))));
        }
    }
}
