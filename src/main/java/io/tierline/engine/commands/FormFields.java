package io.tierline.engine.commands;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.TreeSet;

/**
 * The names under which a {@code .form} file sends what people fill in. Tasklist sends no field that is {@code disabled};
 * one inside of a group or a list with a {@code path} is sent within that one.
 */
final class FormFields {

    private static final ObjectMapper JSON = new ObjectMapper();

    private FormFields() {}

    /** @throws IOException when it is no form */
    static Set<String> of(InputStream form) throws IOException {
        Set<String> names = new TreeSet<>();
        collect(JSON.readTree(form), names);
        return names;
    }

    private static void collect(JsonNode container, Set<String> names) {
        for (JsonNode component : container.path("components")) {
            String path = component.path("path").asText("");
            if (component.path("disabled").asBoolean(false)) {
                continue;
            }
            if (!path.isBlank()) {
                names.add(first(path));
                continue;
            }
            String key = component.path("key").asText("");
            if (!key.isBlank()) {
                names.add(first(key));
            }
            collect(component, names);
        }
    }

    /** {@code contact.mail} is sent as part of {@code contact}. */
    private static String first(String path) {
        int dot = path.indexOf('.');
        return dot < 0 ? path : path.substring(0, dot);
    }
}
