package io.tierline.process;

import io.tierline.engine.AsTierline;
import io.tierline.process.model.DeliverMessageProcess;
import io.tierline.process.model.EscalationProcess;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** Starts the delivery of what was written into the outbox, in the same transaction. */
@Component
public class DeliveryStarts {

    private final RuntimeService runtime;
    private final AsTierline asTierline;

    DeliveryStarts(RuntimeService runtime, AsTierline asTierline) {
        this.runtime = runtime;
        this.asTierline = asTierline;
    }

    /** @param delivery its number in the outbox */
    public void start(String caseKey, long delivery) {
        asTierline.run(() -> runtime.startProcessInstanceByKey(
                DeliverMessageProcess.KEY,
                caseKey,
                Map.of(
                        EscalationProcess.CASE_KEY.name(),
                        caseKey,
                        DeliverMessageProcess.DELIVERY_ID.name(),
                        delivery)));
    }
}
