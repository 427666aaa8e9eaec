package io.tierline.process;

import io.tierline.messaging.Outbox;
import io.tierline.messaging.OutgoingMessage;
import io.tierline.process.engine.AsTierline;
import io.tierline.process.model.DeliverMessageProcess;
import io.tierline.process.model.EscalationProcess;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What a connector has to tell people of ours: written into the outbox in its transaction, and delivered from there. */
@Component
public class Notices {

    private final Outbox outbox;
    private final RuntimeService runtime;
    private final AsTierline asTierline;

    Notices(Outbox outbox, RuntimeService runtime, AsTierline asTierline) {
        this.outbox = outbox;
        this.runtime = runtime;
        this.asTierline = asTierline;
    }

    /** Each case, step, occurrence and recipient once. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void send(OutgoingMessage message) {
        for (long delivery : outbox.write(message)) {
            asTierline.run(() -> runtime.startProcessInstanceByKey(
                    DeliverMessageProcess.KEY,
                    message.caseKey(),
                    Map.of(
                            EscalationProcess.CASE_KEY.name(),
                            message.caseKey(),
                            DeliverMessageProcess.DELIVERY_ID.name(),
                            delivery)));
        }
    }
}
