package io.tierline.process.forms;

import io.tierline.words.Reader;
import io.tierline.words.Saying;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;

/**
 * A form that cannot be taken yet: every problem at once, each naming its field by its label and what to do. It is the
 * one exception that the engine's REST API answers with 400 when a task is completed; Tasklist shows its text.
 */
public class FormProblemsException extends FormFieldValidationException {

    private final transient List<Saying> problems;

    FormProblemsException(List<Saying> problems) {
        this(problems, problems.stream().map(Saying::english).collect(Collectors.joining(" ")));
    }

    private FormProblemsException(List<Saying> problems, String text) {
        super(problems, text);
        this.problems = List.copyOf(problems);
    }

    /** In English. */
    public List<String> problems() {
        return problems.stream().map(Saying::english).toList();
    }

    /** @param labels what the form calls a field in the reader's language, by what it is called in English */
    FormProblemsException in(Reader reader, UnaryOperator<String> labels) {
        return new FormProblemsException(
                problems,
                problems.stream()
                        .map(problem -> named(problem, labels).in(reader))
                        .collect(Collectors.joining(" ")));
    }

    private static Saying named(Saying problem, UnaryOperator<String> labels) {
        return new Saying(
                problem.code(),
                problem.values().stream()
                        .map(value -> value instanceof Label label ? labels.apply(label.english()) : value)
                        .toList());
    }
}
