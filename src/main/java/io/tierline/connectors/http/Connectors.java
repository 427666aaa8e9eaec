package io.tierline.connectors.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tierline.notifications.DeliveryFailedException;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** All connectors, and how the last check of each went on this node. */
@Component
class Connectors {

    private final ObjectProvider<Connector> all;
    private final Clock clock;
    private final Map<String, Check> checks = new ConcurrentHashMap<>();

    Connectors(ObjectProvider<Connector> all, Clock clock) {
        this.all = all;
        this.clock = clock;
    }

    /** A connector, and how it is. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Connector")
    record View(
            @Schema(example = "jira") String name,
            boolean configured,
            @Schema(description = "What to set so that it is on; left out when it is.") String howToConfigure,
            @Schema(
                            description =
                                    "True while it is left alone for a moment, because it failed again and again. Messages wait.")
                    boolean heldBack,
            @Schema(description = "The last check on this node; left out before the first.") Check lastCheck) {}

    /** @param problem what is wrong and where to look, in plain words; left out when nothing is */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ConnectorCheck")
    record Check(Instant at, boolean works, String answer, String problem) {}

    List<View> list() {
        return all.orderedStream()
                .sorted(Comparator.comparing(Connector::name))
                .map(this::view)
                .toList();
    }

    /** Checks now. Empty when there is no such connector. */
    Optional<View> check(String name) {
        Optional<Connector> found = all.orderedStream()
                .filter(connector -> connector.name().equals(name))
                .findFirst();
        found.filter(Connector::isConfigured).ifPresent(connector -> checks.put(name, run(connector)));
        return found.map(this::view);
    }

    private Check run(Connector connector) {
        Instant now = clock.instant();
        try {
            return new Check(now, true, connector.check(), null);
        } catch (DeliveryFailedException e) {
            return new Check(now, false, null, e.getMessage());
        }
    }

    private View view(Connector connector) {
        return new View(
                connector.name(),
                connector.isConfigured(),
                connector.isConfigured() ? null : connector.howToConfigure(),
                connector.isHeldBack(),
                checks.get(connector.name()));
    }
}
