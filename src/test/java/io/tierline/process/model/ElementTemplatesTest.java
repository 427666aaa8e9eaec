package io.tierline.process.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What Modeler offers of our steps is what there is. */
class ElementTemplatesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void every_message_template_can_be_chosen() throws IOException {
        List<String> templates = new ArrayList<>(names(Path.of("src/main/resources/messages"), ".md"));
        // Put together from other messages when they pile up; no step sends it.
        templates.remove("digest");
        // Connectors write these of themselves.
        templates.removeAll(List.of("issue-declined", "issue-news", "mail-noted", "slack-alert"));
        // Written by what a person says on a case; a step has no such words.
        templates.removeAll(List.of("message", "words-on-case", "mentioned"));
        assertThat(choices("io.tierline.send-message", "template")).containsExactlyInAnyOrderElementsOf(templates);
    }

    @Test
    void every_form_can_be_chosen() throws IOException {
        assertThat(choices("io.tierline.user-task", "camunda:formRef"))
                .containsExactlyInAnyOrderElementsOf(names(Path.of("forms"), ".form"));
    }

    @Test
    void every_step_is_one_that_the_models_use() throws IOException {
        String models = "";
        for (String model : names(Path.of("processes"), ".bpmn")) {
            models += Files.readString(Path.of("processes", model + ".bpmn"));
        }
        for (JsonNode template : templates()) {
            for (JsonNode property : template.path("properties")) {
                if (property.at("/binding/name").asText().equals("camunda:delegateExpression")) {
                    assertThat(models).contains("\"" + property.path("value").asText() + "\"");
                }
            }
        }
    }

    private static List<String> choices(String template, String name) throws IOException {
        return StreamSupport.stream(templates().spliterator(), false)
                .filter(one -> one.path("id").asText().equals(template))
                .flatMap(one -> StreamSupport.stream(one.path("properties").spliterator(), false))
                .filter(property -> property.at("/binding/name").asText().equals(name))
                .flatMap(property ->
                        StreamSupport.stream(property.path("choices").spliterator(), false))
                .map(choice -> choice.path("value").asText())
                .toList();
    }

    private static JsonNode templates() throws IOException {
        return JSON.readTree(Path.of(".camunda/element-templates/tierline.json").toFile());
    }

    private static List<String> names(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ending))
                    .map(name -> name.substring(0, name.length() - ending.length()))
                    .toList();
        }
    }
}
