package io.tierline.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The Dockerfile and the compose file, as far as they can be checked without a container engine. */
class ContainerFilesTest {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+)(:[?-])?");

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void the_compose_file_follows_the_schema_of_compose_files() throws IOException {
        ObjectNode schema;
        try (var file = getClass().getResourceAsStream("/third-party/compose-spec.json")) {
            schema = (ObjectNode) json.readTree(file);
        }
        // It names its dialect and its parts in ways that the validator does not know.
        schema.remove("$schema");
        schema.findParents("id").stream()
                .filter(part -> part.get("id").isTextual())
                .forEach(part -> ((ObjectNode) part).remove("id"));
        // Younger than this copy of the schema.
        ObjectNode compose = (ObjectNode) compose();
        assertThat(compose.remove("name").asText()).isEqualTo("tierline");
        JsonSchema rules =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V201909).getSchema(schema);
        assertThat(rules.validate(compose)).isEmpty();
        ((ObjectNode) compose.at("/services/postgres")).put("imagee", "misspelled");
        assertThat(rules.validate(compose)).isNotEmpty();
    }

    @Test
    void no_secret_has_a_value_or_a_default() throws IOException {
        for (JsonNode service : compose().path("services")) {
            service.path("environment").fields().forEachRemaining(variable -> {
                if (variable.getKey().contains("PASSWORD")) {
                    assertThat(variable.getValue().asText()).matches("\\$\\{[A-Z_]+:\\?.+}");
                }
            });
        }
        assertThat(Files.readAllLines(Path.of(".env.example")))
                .filteredOn(line -> line.contains("PASSWORD") && !line.startsWith("#"))
                .isNotEmpty()
                .allMatch(line -> line.endsWith("="));
        assertThat(Files.readAllLines(Path.of(".gitignore"))).contains(".env");
    }

    @Test
    void everything_that_can_be_set_is_in_the_example() throws IOException {
        String example = Files.readString(Path.of(".env.example"));
        Set<String> used = VARIABLE.matcher(Files.readString(Path.of("docker-compose.yml")))
                .results()
                .map(variable -> variable.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(used).isNotEmpty().allSatisfy(name -> assertThat(example).contains(name + "="));
    }

    @Test
    void every_service_is_watched_and_only_this_machine_reaches_it() throws IOException {
        JsonNode services = compose().path("services");
        assertThat(services.fieldNames()).toIterable().containsExactlyInAnyOrder("tierline", "postgres", "mailpit");
        services.fields().forEachRemaining(service -> {
            if (!service.getKey().equals("tierline")) {
                assertThat(service.getValue().has("healthcheck"))
                        .as(service.getKey())
                        .isTrue();
            }
            service.getValue().path("ports").forEach(port -> assertThat(port.asText())
                    .startsWith("127.0.0.1:"));
        });
        assertThat(services.at("/tierline/depends_on/postgres/condition").asText())
                .isEqualTo("service_healthy");
    }

    @Test
    void the_image_runs_as_nobody_special_and_tells_how_it_is() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("Dockerfile"));
        String runtime = String.join("\n", lines.subList(lines.indexOf("FROM eclipse-temurin:17-jre"), lines.size()));
        assertThat(runtime)
                .contains("\nUSER tierline\n", "\nHEALTHCHECK ", "/actuator/health", "\nSTOPSIGNAL SIGTERM\n")
                .contains("COPY src/main/jvm/jvm.options ./", "\"java\", \"@jvm.options\"");
        assertThat(Files.readAllLines(Path.of("src/main/jvm/jvm.options"))).contains("-Duser.timezone=UTC");
        assertThat(Files.readAllLines(Path.of(".dockerignore"))).contains("*", "!src/main");
    }

    @Test
    void java_takes_the_options_as_they_are() throws Exception {
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "@src/main/jvm/jvm.options",
                        "-version")
                .redirectErrorStream(true)
                .start();
        String said = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(java.waitFor()).as(said).isZero();
        assertThat(said).doesNotContainIgnoringCase("warning");
    }

    private JsonNode compose() throws IOException {
        Map<String, Object> file = new Yaml().load(Files.readString(Path.of("docker-compose.yml")));
        return json.valueToTree(file);
    }
}
