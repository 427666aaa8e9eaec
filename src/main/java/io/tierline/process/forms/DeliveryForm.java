package io.tierline.process.forms;

import java.util.List;
import org.camunda.bpm.engine.delegate.VariableScope;

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
        problems.need(deliveryDecision, "Decision", "is the message sent again, or given up?")
                .oneOf(deliveryDecision, "Decision", List.of(RESEND, "give-up"))
                .need(deliveryNote, "What you found out", "did the message arrive?")
                .fits(deliveryNote, "What you found out");
        problems.refuse();
    }
}
