package io.tierline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/**
 * {@code docs/architecture.md} shows the modules as they are. With {@code -Dtierline.write-docs=true} it is written anew.
 * Mermaid instead of the PlantUML of Spring Modulith's own Documenter, because Git hosts show it.
 */
class ArchitecturePageTest {

    private static final Path PAGE = Path.of("docs/architecture.md");
    private static final Path SOURCES = Path.of("src/main/java/io/tierline");
    private static final String BEGIN = "<!-- modules: written by ArchitecturePageTest -->\n";
    private static final String END = "<!-- end of modules -->";
    private static final Pattern DOCUMENTATION = Pattern.compile("/\\*\\*(.*?)\\*/", Pattern.DOTALL);
    private static final int LARGEST_SHARE = 6;

    private final ApplicationModules modules = ApplicationModules.of(TierlineApplication.class);

    @Test
    void the_page_shows_the_modules_as_they_are() throws IOException {
        String page = Files.readString(PAGE);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        int end = page.indexOf(END);
        if (Boolean.getBoolean("tierline.write-docs")) {
            Files.writeString(PAGE, page.substring(0, begin) + section() + page.substring(end));
            return;
        }
        assertThat(page.substring(begin, end))
                .as("docs/architecture.md is behind the packages. Write it: mvn test -Dtest=ArchitecturePageTest"
                        + " -Dtierline.write-docs=true")
                .isEqualTo(section());
    }

    /** A module that outgrows the others hides several. */
    @Test
    void no_module_is_over_a_sixth_of_the_house() throws IOException {
        Map<String, Long> lines = new TreeMap<>();
        for (ApplicationModule module : modules) {
            lines.put(name(module), lines(SOURCES.resolve(name(module))));
        }
        long house = lines(SOURCES);
        assertThat(lines.entrySet()).allSatisfy(module -> assertThat(module.getValue() * LARGEST_SHARE)
                .as(module + " lines of " + house)
                .isLessThanOrEqualTo(house));
    }

    private String section() throws IOException {
        Map<String, Set<String>> knows = new TreeMap<>();
        modules.forEach(module -> knows.put(name(module), known(module)));
        StringBuilder text = new StringBuilder("| module | its one job | knows |\n|---|---|---|\n");
        for (String module : fromTheGround(knows)) {
            text.append("| `" + module + "` | " + job(module) + " | ");
            text.append(knows.get(module).stream().map(one -> "`" + one + "`").collect(Collectors.joining(", ")));
            text.append(" |\n");
        }
        text.append(
                "\nAn arrow leads to what a module knows; what it knows by way of another module has no arrow of its own.\n");
        text.append("\n```mermaid\nflowchart TD\n");
        knows.forEach((module, others) -> others.stream()
                .filter(other -> others.stream().noneMatch(way -> !way.equals(other) && reaches(knows, way, other)))
                .forEach(other -> text.append("  " + module + " --> " + other + "\n")));
        return text.append("```\n").toString();
    }

    private static List<String> fromTheGround(Map<String, Set<String>> knows) {
        return knows.keySet().stream()
                .sorted(Comparator.comparingInt((String module) -> floor(knows, module))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private static int floor(Map<String, Set<String>> knows, String module) {
        return knows.get(module).stream()
                .mapToInt(one -> floor(knows, one) + 1)
                .max()
                .orElse(0);
    }

    private static boolean reaches(Map<String, Set<String>> knows, String from, String to) {
        return knows.get(from).contains(to) || knows.get(from).stream().anyMatch(one -> reaches(knows, one, to));
    }

    private Set<String> known(ApplicationModule module) {
        return module.getDirectDependencies(modules)
                .uniqueStream(dependency -> dependency.getTargetModule().getIdentifier())
                .map(dependency -> name(dependency.getTargetModule()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String name(ApplicationModule module) {
        return module.getIdentifier().toString();
    }

    /** The package's own words, in one line. */
    private static String job(String module) throws IOException {
        Matcher words =
                DOCUMENTATION.matcher(Files.readString(SOURCES.resolve(module).resolve("package-info.java")));
        assertThat(words.find())
                .as("documentation in package-info.java of " + module)
                .isTrue();
        return words.group(1)
                .replaceAll("\\n *\\*", " ")
                .replaceAll("\\{@(?:code|link) ([^}]*)}", "`$1`")
                .replaceAll("<p>", "")
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static long lines(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            long sum = 0;
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".java")).toList()) {
                sum += Files.readAllLines(file).size();
            }
            return sum;
        }
    }
}
