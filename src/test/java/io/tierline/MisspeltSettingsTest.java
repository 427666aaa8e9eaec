package io.tierline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

class MisspeltSettingsTest {

    private static final Pattern ASKED =
            Pattern.compile("(?:getProperty|ConditionalOnProperty)\\(\\s*\"tierline\\.([a-z0-9.-]+)");
    private static final Pattern VARIABLE = Pattern.compile("\\bTIERLINE_[A-Z][A-Z0-9_]*[A-Z0-9]\\b");

    /** Read by docker-compose.yml and what is made of it, never by Tierline. */
    private static final Set<String> OF_COMPOSE = Set.of("TIERLINE_PORT", "TIERLINE_DATABASE_PASSWORD");

    @Test
    void a_misspelt_variable_is_named_with_what_may_be_meant() {
        assertThat(new MisspeltSettings(Set.of(
                                "TIERLINE_DEOM",
                                "TIERLINE_ADMIN_PASWORD",
                                "TIERLINE_COLOUR_OF_THE_SKY",
                                "PATH",
                                "TIERLINEX"))
                        .complaints())
                .containsExactly(
                        "TIERLINE_ADMIN_PASWORD is no setting of Tierline, and sets nothing."
                                + " Is TIERLINE_ADMIN_PASSWORD meant?",
                        "TIERLINE_COLOUR_OF_THE_SKY is no setting of Tierline, and sets nothing.",
                        "TIERLINE_DEOM is no setting of Tierline, and sets nothing. Is TIERLINE_DEMO meant?");
    }

    @Test
    void both_ways_to_write_a_dash_and_names_of_ones_own_are_known() {
        assertThat(new MisspeltSettings(Set.of(
                                "TIERLINE_SIGN_IN_PASSWORD",
                                "TIERLINE_SIGNIN_PASSWORD",
                                "TIERLINE_WEBHOOKS_OUT_CRM_URL",
                                "TIERLINE_GROUPS_TEAMS_SUPPORT",
                                "TIERLINE_MAIL_SECRETS_0"))
                        .complaints())
                .isEmpty();
    }

    @Test
    void every_variable_that_the_documentation_names_sets_something() throws IOException {
        Set<String> named = new TreeSet<>();
        for (Path file : Stream.concat(
                        Stream.of(Path.of("README.md"), Path.of("docker-compose.yml"), Path.of("Dockerfile")),
                        Files.list(Path.of("docs"))
                                .filter(path -> path.toString().endsWith(".md")))
                .toList()) {
            VARIABLE.matcher(Files.readString(file))
                    .results()
                    .map(found -> found.group())
                    .forEach(named::add);
        }
        named.removeAll(OF_COMPOSE);
        assertThat(named).contains("TIERLINE_DEMO");
        assertThat(new MisspeltSettings(named).complaints()).isEmpty();
    }

    @Test
    void every_setting_is_described() throws IOException {
        Set<String> described = new TreeSet<>();
        try (var metadata = new ClassPathResource("META-INF/spring-configuration-metadata.json").getInputStream()) {
            for (JsonNode property : new ObjectMapper().readTree(metadata).path("properties")) {
                String name = property.path("name").asText();
                described.add(name);
                assertThat(property.path("description").asText()).as(name).isNotBlank();
            }
        }
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            Set<String> asked = sources.filter(path -> path.toString().endsWith(".java"))
                    .flatMap(path -> ASKED.matcher(read(path)).results())
                    .map(found -> "tierline." + found.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(described).containsAll(asked);
            assertThat(asked).contains("tierline.data-dir", "tierline.zendesk.url");
        }
    }

    /** Each stands in a record of settings, which gives it a type, a default and a description. */
    @Test
    void no_class_takes_a_setting_past_the_records() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            assertThat(sources.filter(path -> path.toString().endsWith(".java"))
                            .filter(path -> read(path).contains("${tierline.")))
                    .isEmpty();
        }
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
