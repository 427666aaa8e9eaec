package io.tierline;

import static com.tngtech.archunit.lang.conditions.ArchConditions.haveSimpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RestController;

/** Names are those that a newcomer searches for, and levels and teams are named in models and settings alone. */
class NamesTest {

    private static final Path SOURCES = Path.of("src/main/java/io/tierline");

    /** Levels and teams as they come with Tierline, in a text of Java. */
    private static final Pattern LEVEL_OR_TEAM =
            Pattern.compile("\"(tier\\d|engineering|customer-success|billing|legal|product)\"");

    /** The trial's people, ledgers from before levels.dmn, and examples in the description of the API. */
    private static final Set<String> MAY_NAME_ONE =
            Set.of("security/DemoPeople.java", "security/DemoRota.java", "cases/events/Upcasters.java");

    private static JavaClasses code;

    @BeforeAll
    static void read() {
        code = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.tierline");
    }

    @Test
    void exceptions_are_called_so() {
        classes()
                .that()
                .areAssignableTo(Throwable.class)
                .and()
                .areTopLevelClasses()
                .should(haveSimpleNameEndingWith("Exception"))
                .check(code);
        noClasses()
                .that()
                .areNotAssignableTo(Throwable.class)
                .should(haveSimpleNameEndingWith("Exception"))
                .check(code);
    }

    @Test
    void controllers_are_called_so() {
        classes()
                .that()
                .areAnnotatedWith(RestController.class)
                .or()
                .areAnnotatedWith(Controller.class)
                .should(haveSimpleNameEndingWith("Controller"))
                .check(code);
    }

    @Test
    void no_java_names_a_level_or_a_team() throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".java")).toList()) {
                String name = SOURCES.relativize(file).toString();
                Matcher level = LEVEL_OR_TEAM.matcher(withoutExamples(Files.readString(file)));
                if (!MAY_NAME_ONE.contains(name) && level.find()) {
                    found.add(name + " names " + level.group());
                }
            }
        }
        assertThat(found).isEmpty();
    }

    private static String withoutExamples(String source) {
        return source.replaceAll("example = \"[^\"]*\"", "").replaceAll("(?s)\"\"\".*?\"\"\"", "");
    }

    /** So that a class of settings is found, and its settings in the operators' table. */
    @Test
    void settings_are_called_so() {
        classes()
                .that()
                .areAnnotatedWith(ConfigurationProperties.class)
                .and()
                .areNotAnnotatedWith(Configuration.class)
                .should(haveSimpleNameEndingWith("Settings").or(haveSimpleNameEndingWith("Properties")))
                .check(code);
    }
}
