package io.tierline.engine;

import io.tierline.engine.commands.Origin;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.stereotype.Component;

/**
 * Runs what follows from an act in Tierline's own name: an agent who may complete a task need not be allowed to
 * correlate the messages, or to start the processes, that completing it sets in motion. From outside nothing of this can
 * be sent: see {@link io.tierline.engine.commands}.
 */
@Component
public class AsTierline {

    private final IdentityService identity;

    AsTierline(IdentityService identity) {
        this.identity = identity;
    }

    public void run(Runnable work) {
        get(() -> {
            work.run();
            return null;
        });
    }

    public <T> T get(Supplier<T> work) {
        Authentication before = identity.getCurrentAuthentication();
        identity.clearAuthentication();
        try {
            return Origin.tierline(work);
        } finally {
            if (before != null) {
                identity.setAuthentication(before);
            }
        }
    }
}
