package io.tierline.history;

import java.time.Clock;
import org.springframework.stereotype.Component;

/** Which elements of the models were passed, from when to when. Written when the running transaction commits. */
@Component
public class PassedElements {

    private final HistoryTransaction transaction;
    private final Clock clock;

    PassedElements(HistoryTransaction transaction, Clock clock) {
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @param instance by what the engine knows this stay */
    public void entered(String instance, Element element) {
        transaction.current().stays().put(instance, new Stay(element, clock.instant(), null, false));
    }

    /** @param cancelled it was not done, but taken away: a timer fired, a message came, the process was ended */
    public void left(String instance, Element element, boolean cancelled) {
        transaction.current().stays().compute(instance, (id, begun) -> (begun == null
                        ? new Stay(element, null, null, false)
                        : begun)
                .left(clock.instant(), cancelled));
    }
}
