package io.tierline.process.forms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each form that people see against the record that reads it. */
class FormFilesTest {

    private static final Path FORMS = Path.of("forms");

    /** The newest schema that the Tasklist of Camunda 7.24 knows. */
    private static final int NEWEST_SCHEMA = 19;

    private static final Set<String> TYPES =
            Set.of("text", "textarea", "textfield", "number", "select", "radio", "datetime", "group", "separator");

    static Stream<String> forms() {
        return AllForms.FORMS.ids().stream();
    }

    @Test
    void every_form_has_its_file_and_every_file_its_form() throws IOException {
        try (Stream<Path> files = Files.list(FORMS)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            forms().map(form -> form + ".form").toList());
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void it_is_made_for_the_platform_that_shows_it(String form) throws IOException {
        JsonNode file = read(form);
        assertThat(file.path("id").asText()).isEqualTo(form);
        assertThat(file.path("executionPlatform").asText()).isEqualTo("Camunda Platform");
        assertThat(file.path("executionPlatformVersion").asText()).isEqualTo("7.24.0");
        assertThat(file.path("schemaVersion").asInt()).isBetween(1, NEWEST_SCHEMA);
        assertThat(components(file))
                .allSatisfy(
                        component -> assertThat(component.path("type").asText()).isIn(TYPES));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void its_ids_and_keys_are_unique(String form) throws IOException {
        List<JsonNode> components = components(read(form));
        assertThat(components.stream().map(component -> component.path("id").asText()))
                .doesNotHaveDuplicates()
                .doesNotContain("");
        assertThat(components.stream()
                        .filter(component -> component.has("key"))
                        .map(component -> component.path("key").asText()))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void it_asks_for_what_its_record_reads_and_for_nothing_else(String form) throws IOException {
        assertThat(components(read(form)).stream()
                        .filter(component -> component.has("key"))
                        .filter(component -> !component.path("disabled").asBoolean())
                        .map(component -> component.path("key").asText()))
                .containsExactlyInAnyOrderElementsOf(AllForms.FORMS.get(form).fields());
    }

    /** Shown text is disabled, not read-only: a read-only field is sent back. */
    @ParameterizedTest
    @MethodSource("forms")
    void what_it_only_shows_comes_from_the_task_context_and_is_disabled(String form) throws IOException {
        assertThat(components(read(form))).allSatisfy(component -> {
            assertThat(component.has("readonly")).isFalse();
            assertThat(component.path("key").asText().startsWith("ctx"))
                    .isEqualTo(component.path("disabled").asBoolean());
        });
    }

    /** A required field that is hidden after it showed an error keeps the Complete button dead. */
    @ParameterizedTest
    @MethodSource("forms")
    void nothing_that_can_be_hidden_is_required(String form) throws IOException {
        assertThat(components(read(form)))
                .filteredOn(component -> component.has("conditional"))
                .allSatisfy(component -> assertThat(components(component).stream()
                                .filter(inner ->
                                        inner.path("validate").path("required").asBoolean()))
                        .isEmpty());
    }

    @ParameterizedTest
    @MethodSource("forms")
    void no_text_can_be_longer_than_what_the_engine_keeps(String form) throws IOException {
        assertThat(components(read(form)))
                .filteredOn(component -> component.path("type").asText().startsWith("text")
                        && component.has("key")
                        && !component.path("disabled").asBoolean())
                .allSatisfy(component -> assertThat(
                                component.path("validate").path("maxLength").asInt())
                        .isBetween(1, Problems.LONGEST));
    }

    private static JsonNode read(String form) throws IOException {
        return new ObjectMapper().readTree(FORMS.resolve(form + ".form").toFile());
    }

    /** The node itself when it is a component, and all inside it. */
    private static List<JsonNode> components(JsonNode node) {
        List<JsonNode> all = new ArrayList<>();
        if (node.has("layout")) {
            all.add(node);
        }
        node.path("components").forEach(inner -> all.addAll(components(inner)));
        return all;
    }
}
