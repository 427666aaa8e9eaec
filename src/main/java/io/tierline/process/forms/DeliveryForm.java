package io.tierline.process.forms;

import io.tierline.notifications.Deliveries;
import io.tierline.process.model.DeliverMessageProcess;
import io.tierline.words.Saying;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.stereotype.Component;

/**
 * What a person decides about a message that may not have arrived: the form {@code check-delivery}.
 *
 * @param deliveryDecision {@code resend} or {@code give-up}
 * @param deliveryNote what was found out
 */
public record DeliveryForm(String deliveryDecision, String deliveryNote) {

    public static final List<String> FIELDS = List.of("deliveryDecision", "deliveryNote");

    private static final String RESEND = "resend";

    public static DeliveryForm read(VariableScope scope) {
        FormReader form = new FormReader(scope);
        return new DeliveryForm(form.choice("deliveryDecision"), form.text("deliveryNote"));
    }

    public boolean sendAgain() {
        return RESEND.equals(deliveryDecision);
    }

    /** @throws FormProblems naming every field that is missing or wrong */
    public void check() {
        Problems problems = new Problems();
        problems.need(deliveryDecision, "Decision", "need.delivery-decision")
                .oneOf(deliveryDecision, "Decision", List.of(RESEND, "give-up"))
                .need(deliveryNote, "What you found out", "need.delivery-note")
                .fits(deliveryNote, "What you found out");
        problems.refuse();
    }

    /** The form {@code check-delivery}. */
    @Component
    static class Definition implements FormDefinition {

        private final Deliveries deliveries;

        Definition(Deliveries deliveries) {
            this.deliveries = deliveries;
        }

        @Override
        public String id() {
            return "check-delivery";
        }

        @Override
        public List<String> fields() {
            return FIELDS;
        }

        @Override
        public Map<String, String> context(DelegateTask task, CaseSummary words) {
            Shown shown = new Shown();
            deliveries.find(DeliverMessageProcess.DELIVERY_ID.get(task)).ifPresent(delivery -> shown.with(
                            "ctxProblem", delivery.problem())
                    .with(
                            "ctxMessage",
                            delivery.subject() == null
                                    ? Saying.of("shown.update-for", delivery.address())
                                            .now()
                                    : delivery.subject() + "\n\n" + delivery.text()));
            return shown.texts();
        }

        @Override
        public void check(VariableScope scope) {
            read(scope).check();
        }
    }
}
