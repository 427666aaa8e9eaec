package io.tierline.process.correlation;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Execution;
import org.springframework.stereotype.Component;

/**
 * Brings a message to what waits for it in a case's processes. One question where nothing waits, which is the most frequent
 * answer: the engine's own correlation asks also which process could be started by the message.
 */
@Component
class Wake {

    private final RuntimeService runtime;

    Wake(RuntimeService runtime) {
        this.runtime = runtime;
    }

    /** No match is no error. */
    void all(String message, String caseKey) {
        for (Execution waiting : runtime.createExecutionQuery()
                .processInstanceBusinessKey(caseKey)
                .messageEventSubscriptionName(message)
                .list()) {
            runtime.messageEventReceived(message, waiting.getId());
        }
    }
}
