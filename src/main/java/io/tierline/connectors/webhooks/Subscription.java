package io.tierline.connectors.webhooks;

import io.tierline.cases.events.EventTypes;
import io.tierline.connectors.http.InvalidConnectorException;
import java.net.URI;
import java.util.List;
import java.util.Set;

/**
 * Who is told of what.
 *
 * @param types of ledger events; empty for all
 */
record Subscription(String name, URI url, List<WebhookSecret> secrets, Set<String> types) {

    /** @throws WrongConfiguration when a type is none that there is */
    Subscription {
        types = Set.copyOf(types);
        for (String type : types) {
            if (!EventTypes.names().contains(type)) {
                throw new InvalidConnectorException(
                        "tierline.webhooks.out." + name + ".types names '" + type + "', which is no type of event.",
                        "Leave it empty for all events, or name some of: " + String.join(", ", EventTypes.names())
                                + ".");
            }
        }
    }

    boolean wants(String type) {
        return types.isEmpty() || types.contains(type);
    }

    String mirror() {
        return "webhook-" + name;
    }
}
