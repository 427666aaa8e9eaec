package io.tierline.security;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The engine's own description of its REST interface, as the engine publishes it: every operation of it. */
final class EngineDescription {

    private static final List<String> METHODS = List.of("get", "post", "put", "delete", "options", "head", "patch");

    private final JsonNode document;
    private final List<Operation> operations = new ArrayList<>();

    EngineDescription() throws IOException {
        try (InputStream file = EngineDescription.class.getResourceAsStream("/openapi.json")) {
            document = new ObjectMapper().readTree(file);
        }
        document.get("paths").fields().forEachRemaining(path -> METHODS.stream()
                .filter(path.getValue()::has)
                .forEach(method -> operations.add(new Operation(
                        method.toUpperCase(), path.getKey(), path.getValue().get(method)))));
    }

    List<Operation> operations() {
        return operations;
    }

    /** What a reference of a schema stands for. */
    JsonNode resolved(JsonNode schema) {
        return schema.has("$ref") ? document.at(schema.get("$ref").asText().substring(1)) : schema;
    }

    /** One operation, such as {@code PUT /job/{id}/retries}. */
    record Operation(String method, String path, JsonNode described) {

        /** The engine's word for what it is about, such as {@code task}. */
        String subject() {
            String[] parts = path.split("/");
            return parts[1].equals("history") && parts.length > 2 ? parts[2] : parts[1];
        }

        List<Parameter> parameters() {
            List<Parameter> found = new ArrayList<>();
            described
                    .path("parameters")
                    .forEach(each -> found.add(new Parameter(
                            each.get("name").asText(), each.get("in").asText(), each.path("schema"))));
            return found;
        }

        Optional<JsonNode> body(String type) {
            JsonNode schema =
                    described.path("requestBody").path("content").path(type).path("schema");
            return schema.isMissingNode() ? Optional.empty() : Optional.of(schema);
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    record Parameter(String name, String in, JsonNode schema) {}
}
