package io.tierline.connectors.webhooks;

import io.tierline.cases.EventType;
import io.tierline.connectors.http.InvalidConnectorException;
import java.lang.reflect.Field;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Who is told of what.
 *
 * @param types of ledger events; empty for all
 */
record Subscription(String name, URI url, List<WebhookSecret> secrets, Set<String> types) {

    private static final Set<String> KNOWN = Arrays.stream(EventType.class.getFields())
            .map(Subscription::value)
            .collect(Collectors.toCollection(TreeSet::new));

    /** @throws WrongConfiguration when a type is none that there is */
    Subscription {
        types = Set.copyOf(types);
        for (String type : types) {
            if (!KNOWN.contains(type)) {
                throw new InvalidConnectorException(
                        "tierline.webhooks.out." + name + ".types names '" + type + "', which is no type of event.",
                        "Leave it empty for all events, or name some of: " + String.join(", ", KNOWN) + ".");
            }
        }
    }

    private static String value(Field constant) {
        try {
            return (String) constant.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean wants(String type) {
        return types.isEmpty() || types.contains(type);
    }

    String mirror() {
        return "webhook-" + name;
    }
}
