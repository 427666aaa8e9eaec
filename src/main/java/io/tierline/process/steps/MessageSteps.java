package io.tierline.process.steps;

import static io.tierline.process.steps.Step.actor;
import static io.tierline.process.steps.Step.forget;

import io.tierline.messaging.Deliveries;
import io.tierline.process.forms.DeliveryForm;
import io.tierline.process.model.DeliverMessageProcess;
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
    JavaDelegate deliverMessage(Deliveries deliveries) {
        return execution -> DeliverMessageProcess.DELIVERY_OUTCOME.set(
                execution,
                deliveries
                        .deliver(DeliverMessageProcess.DELIVERY_ID.get(execution))
                        .code());
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
