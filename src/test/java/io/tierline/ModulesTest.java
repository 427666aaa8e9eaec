package io.tierline;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.core.ApplicationModules;

/** The borders between the modules, as each package-info states them, and a few rules that hold everywhere. */
class ModulesTest {

    private static JavaClasses code;

    @BeforeAll
    static void read() {
        code = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.tierline");
    }

    @Test
    void modules_know_only_those_they_may() {
        ApplicationModules.of(TierlineApplication.class).verify();
    }

    @Test
    void the_engine_is_known_to_its_bridges_alone() {
        noClasses()
                .that(resideOutsideOfPackages(
                        "io.tierline.agreement..",
                        "io.tierline.engine..",
                        "io.tierline.models..",
                        "io.tierline.process..",
                        "io.tierline.desk..",
                        "io.tierline.security.."))
                .should()
                .dependOnClassesThat(resideInAPackage("org.camunda.."))
                .check(code);
    }

    @Test
    void calendars_are_plain_java() {
        classes()
                .that(resideInAPackage("io.tierline.calendar.."))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "java..",
                        "io.tierline.calendar..",
                        "de.focus_shift..",
                        "org.yaml.snakeyaml..",
                        "org.springframework.modulith.."))
                .check(code);
    }

    @Test
    void clocks_are_plain_java_over_events_and_calendars() {
        classes()
                .that(resideInAPackage("io.tierline.sla.."))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "java..",
                        "io.tierline.sla..",
                        "io.tierline.cases..",
                        "io.tierline.calendar..",
                        "org.springframework.modulith.."))
                .check(code);
    }

    @Test
    void who_is_on_call_is_plain_java_over_calendars() {
        classes()
                .that(resideInAPackage("io.tierline.oncall.rota.."))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "java..",
                        "io.tierline.oncall.rota..",
                        "io.tierline.calendar..",
                        "org.springframework.modulith.."))
                .check(code);
    }

    /** One clock for everybody: who asks the system for the time cannot be tested, nor simulated. */
    @Test
    void nobody_asks_the_system_for_the_time() {
        noClasses()
                .that(resideOutsideOfPackages("io.tierline"))
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now")
                .orShould()
                .callMethod(java.time.LocalDateTime.class, "now")
                .orShould()
                .callMethod(java.time.ZonedDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .check(code);
    }

    /** A stream of rows keeps its connection until it is closed; a pool is empty after fifteen that were forgotten. */
    @Test
    void no_rows_are_read_as_a_stream() {
        noClasses()
                .should()
                .callMethod(JdbcClient.MappedQuerySpec.class, "stream")
                .check(code);
    }

    @Test
    void no_packages_know_each_other_in_a_circle() {
        slices().matching("io.tierline.(**)").should().beFreeOfCycles().check(code);
    }

    @Test
    void nobody_imports_a_connector() {
        noClasses()
                .that(resideOutsideOfPackages("io.tierline.connectors.."))
                .should()
                .dependOnClassesThat(resideInAPackage("io.tierline.connectors.."))
                .check(code);
    }
}
