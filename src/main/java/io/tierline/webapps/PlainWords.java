package io.tierline.webapps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Tasklist's English, with plainer words of ours in the places where its own tell an agent nothing. Only what differs is
 * kept, in {@code webapps/tasklist-words.json}.
 */
@RestController
class PlainWords {

    private static final String THEIRS = "META-INF/resources/webjars/camunda/app/tasklist/locales/en.json";
    private static final String OURS = "webapps/tasklist-words.json";
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final JsonNode words;

    PlainWords(ObjectMapper json) throws IOException {
        words = json.readTree(read(THEIRS));
        ((ObjectNode) words.get("labels")).setAll((ObjectNode) json.readTree(read(OURS)));
    }

    private static String read(String file) throws IOException {
        String text = new ClassPathResource(file).getContentAsString(StandardCharsets.UTF_8);
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    @GetMapping(path = "/camunda/app/tasklist/locales/en.json", produces = MediaType.APPLICATION_JSON_VALUE)
    JsonNode words() {
        return words;
    }
}
