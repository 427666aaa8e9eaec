package io.tierline.process;

import io.tierline.engine.AsTierline;
import io.tierline.notifications.Deliveries;
import io.tierline.notifications.Delivery;
import io.tierline.notifications.DeliveryTrouble;
import io.tierline.process.model.DeliverMessageProcess;
import io.tierline.process.model.EscalationProcess;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** Starts {@code deliver-message.bpmn} for a message that the first try did not deliver. */
@Component
class DeliveryStarts implements DeliveryTrouble {

    private final RuntimeService runtime;
    private final AsTierline asTierline;

    DeliveryStarts(RuntimeService runtime, AsTierline asTierline) {
        this.runtime = runtime;
        this.asTierline = asTierline;
    }

    @Override
    public void takeOver(Delivery delivery, Deliveries.Outcome outcome, Instant tryAgainAt) {
        Map<String, Object> variables = new HashMap<>();
        variables.put(EscalationProcess.CASE_KEY.name(), delivery.caseKey());
        variables.put(DeliverMessageProcess.DELIVERY_ID.name(), delivery.id());
        variables.put(DeliverMessageProcess.DELIVERY_OUTCOME.name(), outcome.code());
        if (tryAgainAt != null) {
            // The engine's timers know milliseconds.
            variables.put(
                    DeliverMessageProcess.TRY_AGAIN_AT.name(),
                    tryAgainAt.truncatedTo(ChronoUnit.MILLIS).toString());
        }
        asTierline.run(
                () -> runtime.startProcessInstanceByKey(DeliverMessageProcess.KEY, delivery.caseKey(), variables));
    }
}
