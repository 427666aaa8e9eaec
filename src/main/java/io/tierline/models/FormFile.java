package io.tierline.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Set;

/** A {@code .form} file. */
record FormFile(String name, byte[] content, String id) implements ModelFile {

    private static final ObjectMapper JSON = new ObjectMapper();

    static FormFile read(String name, byte[] content) throws IOException {
        JsonNode form = JSON.readTree(content);
        if (form == null
                || !form.path("id").isTextual()
                || !form.path("components").isArray()) {
            throw new IOException("a Camunda form has an \"id\" and \"components\".");
        }
        return new FormFile(name, content, form.get("id").asText());
    }

    @Override
    public Set<Ref> defines() {
        return Set.of(Ref.form(id));
    }
}
