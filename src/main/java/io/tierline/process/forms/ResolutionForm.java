package io.tierline.process.forms;

import io.tierline.cases.events.EventText;
import io.tierline.casework.ExplainedResolution;
import io.tierline.casework.Fix;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.stereotype.Component;

/**
 * What the customer is told about the solution: the form {@code explain-resolution}.
 *
 * @param customerMessage a personal line on top, or null
 */
public record ResolutionForm(String rootCause, String mitigation, String prevention, String customerMessage) {

    public static final List<String> FIELDS = List.of("rootCause", "mitigation", "prevention", "customerMessage");

    public static ResolutionForm read(VariableScope scope) {
        FormReader form = new FormReader(scope);
        return new ResolutionForm(
                form.text("rootCause"), form.text("mitigation"), form.text("prevention"), form.text("customerMessage"));
    }

    /** The command that it is. @param by the user id of who completed it */
    public ExplainedResolution command(String by) {
        return new ExplainedResolution(by, null, new Fix(rootCause, mitigation, prevention, customerMessage));
    }

    /** @throws FormProblems naming every field that is missing or wrong */
    public void check() {
        new Problems()
                .need(rootCause, "What went wrong", "need.what-went-wrong")
                .need(mitigation, "What we did", "need.what-we-did")
                .need(prevention, "What keeps it from coming back", "need.prevention")
                .fits(customerMessage, "A personal line")
                .refuse();
    }

    /** The form {@code explain-resolution}. */
    @Component
    static class Definition implements FormDefinition {

        @Override
        public String id() {
            return "explain-resolution";
        }

        @Override
        public List<String> fields() {
            return FIELDS;
        }

        @Override
        public Map<String, String> context(DelegateTask task, CaseSummary words) {
            return new Shown()
                    .with("ctxDescription", words.description())
                    .with("ctxSolution", words.solution())
                    .texts();
        }

        @Override
        public Map<String, String> prefill(CaseSummary words) {
            return new Shown()
                    .with("rootCause", words.last(EventText.ROOT_CAUSE))
                    .with("mitigation", words.last(EventText.MITIGATION))
                    .with("prevention", words.last(EventText.PREVENTION))
                    .texts();
        }

        @Override
        public List<String> prefilled() {
            return List.of("rootCause", "mitigation", "prevention");
        }

        @Override
        public void check(VariableScope scope) {
            read(scope).check();
        }
    }
}
