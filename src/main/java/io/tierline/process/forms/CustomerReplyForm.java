package io.tierline.process.forms;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.stereotype.Component;

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

    /** The form {@code customer-reply}. */
    @Component
    static class Definition implements FormDefinition {

        private final Clock clock;

        Definition(Clock clock) {
            this.clock = clock;
        }

        @Override
        public String id() {
            return "customer-reply";
        }

        @Override
        public List<String> fields() {
            return FIELDS;
        }

        @Override
        public Map<String, String> context(DelegateTask task, CaseSummary words) {
            return new Shown()
                    .with("ctxDescription", words.description())
                    .with("ctxQuestion", words.question())
                    .texts();
        }

        @Override
        public void check(VariableScope scope) {
            read(scope).check(clock.instant());
        }
    }
}
