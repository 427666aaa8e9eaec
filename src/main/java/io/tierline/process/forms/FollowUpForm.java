package io.tierline.process.forms;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.stereotype.Component;

/** What came of the call with an unhappy customer: the form {@code survey-follow-up}. */
public record FollowUpForm(String followUpNote) {

    public static final List<String> FIELDS = List.of("followUpNote");

    public static FollowUpForm read(VariableScope scope) {
        return new FollowUpForm(new FormReader(scope).text("followUpNote"));
    }

    /** @throws FormProblems naming every field that is missing or wrong */
    public void check() {
        new Problems()
                .need(followUpNote, "What came of the call", "need.follow-up")
                .refuse();
    }

    /** The form {@code survey-follow-up}. */
    @Component
    static class Definition implements FormDefinition {

        @Override
        public String id() {
            return "survey-follow-up";
        }

        @Override
        public List<String> fields() {
            return FIELDS;
        }

        @Override
        public Map<String, String> context(DelegateTask task, CaseSummary words) {
            return new Shown()
                    .with("ctxSurvey", words.survey())
                    .with("ctxHistory", words.history())
                    .texts();
        }

        @Override
        public void check(VariableScope scope) {
            read(scope).check();
        }
    }
}
