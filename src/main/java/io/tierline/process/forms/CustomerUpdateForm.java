package io.tierline.process.forms;

import io.tierline.cases.events.MessageEvents.PublicUpdate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.stereotype.Component;

/** The promised word to the customer: the form {@code customer-update}. */
public record CustomerUpdateForm(String updateText) {

    public static final List<String> FIELDS = List.of("updateText");

    public static CustomerUpdateForm read(VariableScope scope) {
        return new CustomerUpdateForm(new FormReader(scope).text("updateText"));
    }

    /** @throws FormProblems naming every field that is missing or wrong */
    public void check() {
        new Problems().need(updateText, "Update", "need.update").refuse();
    }

    /** The form {@code customer-update}. */
    @Component
    static class Definition implements FormDefinition {

        @Override
        public String id() {
            return "customer-update";
        }

        @Override
        public List<String> fields() {
            return FIELDS;
        }

        @Override
        public Map<String, String> context(DelegateTask task, CaseSummary words) {
            return new Shown()
                    .with("ctxPromise", words.promise())
                    .with("ctxDescription", words.description())
                    .with("ctxLastUpdate", words.lastSaid(PublicUpdate.class))
                    .with("ctxHistory", words.history())
                    .texts();
        }

        @Override
        public void check(VariableScope scope) {
            read(scope).check();
        }
    }
}
