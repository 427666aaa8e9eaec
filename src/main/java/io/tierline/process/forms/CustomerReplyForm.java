package io.tierline.process.forms;

import java.time.Instant;
import java.util.List;
import org.camunda.bpm.engine.delegate.VariableScope;

/**
 * What the customer answered, entered by a person: the form {@code customer-reply}.
 *
 * @param repliedAt when the customer said it, or null for now
 */
public record CustomerReplyForm(String reply, Instant repliedAt) {

    public static final List<String> FIELDS = List.of("reply", "repliedAt");

    public static CustomerReplyForm read(VariableScope scope) {
        FormReader form = new FormReader(scope);
        return new CustomerReplyForm(form.text("reply"), form.moment("repliedAt"));
    }

    /** @throws FormProblems naming every field that is missing or wrong */
    public void check(Instant now) {
        new Problems()
                .need(reply, "What the customer said", "their answer, in their words.")
                .wrong(
                        FormReader.NOT_A_MOMENT.equals(repliedAt),
                        "When they said it is not a date and time: choose both, or leave both empty for now.")
                .wrong(
                        repliedAt != null && repliedAt.isAfter(now),
                        "When they said it lies in the future: correct it, or leave it empty for now.")
                .refuse();
    }
}
