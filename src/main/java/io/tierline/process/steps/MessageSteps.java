package io.tierline.process.steps;

import static io.tierline.process.steps.Step.actor;
import static io.tierline.process.steps.Step.forget;

import io.tierline.notifications.Deliveries;
import io.tierline.notifications.DeliveryFailedException;
import io.tierline.process.forms.DeliveryForm;
import io.tierline.process.model.DeliverMessageProcess;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sending: the send tasks of every model, and the steps of {@code deliver-message.bpmn}. */
@Configuration(proxyBeanMethods = false)
class MessageSteps {

    /** Writes the message that the send task names in its inputs {@code template} and {@code to}. */
    @Bean
    JavaDelegate notify(Notifier notifier) {
        return execution -> notifier.send(
                execution, (String) execution.getVariableLocal("template"), (String) execution.getVariableLocal("to"));
    }

    @Bean
    JavaDelegate deliverMessage(Deliveries deliveries, Clock clock) {
        return execution -> {
            Deliveries.Outcome outcome;
            try {
                outcome = deliveries.deliver(DeliverMessageProcess.DELIVERY_ID.get(execution));
            } catch (DeliveryFailedException e) {
                Duration wait =
                        e.retryAfter().filter(after -> canWait(execution)).orElseThrow(() -> e);
                DeliverMessageProcess.TRY_AGAIN_AT.set(
                        execution,
                        clock.instant()
                                .plus(wait)
                                .truncatedTo(ChronoUnit.MILLIS)
                                .toString());
                outcome = Deliveries.Outcome.LATER;
            }
            DeliverMessageProcess.DELIVERY_OUTCOME.set(execution, outcome.code());
        };
    }

    /** A model that knows no such timer tries again by the retry cycle of its step. */
    private static boolean canWait(DelegateExecution execution) {
        return execution.getBpmnModelInstance().getModelElementById(DeliverMessageProcess.TRY_AGAIN_DUE) != null;
    }

    @Bean
    JavaDelegate recordDeliveryDecision(Deliveries deliveries) {
        return execution -> {
            DeliveryForm form = DeliveryForm.read(execution);
            long delivery = DeliverMessageProcess.DELIVERY_ID.get(execution);
            if (form.sendAgain()) {
                deliveries.resend(delivery, actor(), form.deliveryNote());
            } else {
                deliveries.giveUp(delivery, actor(), form.deliveryNote());
            }
            DeliverMessageProcess.SEND_AGAIN.set(execution, form.sendAgain());
            forget(execution, DeliveryForm.FIELDS);
        };
    }
}
