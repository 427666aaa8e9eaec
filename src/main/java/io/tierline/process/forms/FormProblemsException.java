package io.tierline.process.forms;

import java.util.List;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;

/**
 * A form that cannot be taken yet: every problem at once, each naming its field by its label and what to do. It is the
 * one exception that the engine's REST API answers with 400 when a task is completed; Tasklist shows its text.
 */
public class FormProblemsException extends FormFieldValidationException {

    private final transient List<String> problems;

    FormProblemsException(List<String> problems) {
        super(problems, String.join(" ", problems));
        this.problems = List.copyOf(problems);
    }

    public List<String> problems() {
        return problems;
    }
}
