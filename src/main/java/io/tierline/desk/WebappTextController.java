package io.tierline.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * The texts of the web applications, with plainer words of ours in the places where their own tell the reader nothing.
 * Only what differs is kept, in {@code webapps/<application>-words.<language>.json}.
 */
@RestController
class WebappTextController {

    private static final String THEIRS = "META-INF/resources/webjars/camunda/app/%s/locales/%s.json";
    private static final String OURS = "webapps/%s-words.%s.json";
    private static final List<String> LANGUAGES = List.of("en", "de");
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Map<String, JsonNode> words = new HashMap<>();

    WebappTextController(ObjectMapper json) throws IOException {
        for (String application : List.of("tasklist", "admin", "welcome")) {
            for (String language : LANGUAGES) {
                JsonNode all = json.readTree(read(THEIRS.formatted(application, language)));
                JsonNode ours = json.readTree(read(OURS.formatted(application, language)));
                ((ObjectNode) all.get("labels")).setAll((ObjectNode) ours);
                words.put(application + "." + language, all);
            }
        }
    }

    private static String read(String file) throws IOException {
        String text = new ClassPathResource(file).getContentAsString(StandardCharsets.UTF_8);
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    @GetMapping(
            path = "/camunda/app/{application:tasklist|admin|welcome}/locales/{language:en|de}.json",
            produces = MediaType.APPLICATION_JSON_VALUE)
    JsonNode words(@PathVariable String application, @PathVariable String language) {
        return words.get(application + "." + language);
    }
}
