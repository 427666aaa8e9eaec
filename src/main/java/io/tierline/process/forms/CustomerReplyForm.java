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
                .need(reply, "What the customer said", "need.reply")
                .wrong(FormReader.NOT_A_MOMENT.equals(repliedAt), "form.no-moment", "When they said it")
                .wrong(repliedAt != null && repliedAt.isAfter(now), "form.future", "When they said it")
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
