package io.tierline.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tierline.process.words.FormTexts;
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

    /** What it says to who fills it in. */
    Set<String> texts() {
        try {
            return FormTexts.of(JSON.readTree(content));
        } catch (IOException e) {
            throw new IllegalStateException("The form " + name + " was read before.", e);
        }
    }

    @Override
    public Set<Ref> defines() {
        return Set.of(Ref.form(id));
    }
}
