package io.tierline.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the screens say stands in one file a language, and nowhere else. */
class WordsTest {

    private static final Path SCRIPTS =
            Path.of("src/main/resources/META-INF/resources/webjars/camunda/app/tasklist/scripts/tierline");
    private static final Path WEBAPPS = Path.of("src/main/resources/webapps");
    private static final Pattern ENTRY =
            Pattern.compile("^ {2}'([a-z0-9-]+)': '((?:[^'\\\\]|\\\\.)*)',?$", Pattern.MULTILINE);
    private static final Pattern BRACES = Pattern.compile("\\{(\\w+)}");
    private static final Pattern ASKED = Pattern.compile("\\bsay\\('([a-z0-9-]+)'[,)]");
    private static final Pattern LITERAL = Pattern.compile("'((?:[^'\\\\\\n]|\\\\.)*)'");

    /** A sentence, or a word as it begins one; names of headers, keys and codes are none. */
    private static final Pattern TEXT =
            Pattern.compile("[A-ZÄÖÜ][a-zäöü]+( .*)?|[^<>#.\\[\\]=]*[a-z]{2,} [a-z]{2,}[^<>#\\[\\]=]*[.!?…]");

    private static final Set<String> NO_TEXTS = Set.of("Files", "Enter", "Escape", "Accept", "Required", "Tierline");

    @ParameterizedTest
    @ValueSource(strings = "de")
    void each_language_says_all_that_english_says_with_the_same_things_filled_in(String language) {
        Map<String, String> english = words("en");
        Map<String, String> other = words(language);
        assertThat(english).hasSizeGreaterThan(100);
        assertThat(other).containsOnlyKeys(english.keySet());
        english.forEach(
                (key, text) -> assertThat(braces(other.get(key))).as(key).isEqualTo(braces(text)));
    }

    @Test
    void each_text_that_a_script_asks_for_is_there() {
        Set<String> asked = scripts()
                .flatMap(file -> ASKED.matcher(read(file)).results())
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(asked).hasSizeGreaterThan(40);
        assertThat(words("en").keySet()).containsAll(asked);
    }

    @Test
    void no_text_stands_in_a_script() {
        List<String> texts = scripts()
                .flatMap(file -> LITERAL.matcher(withoutComments(read(file)))
                        .results()
                        .map(found -> found.group(1))
                        .filter(literal -> TEXT.matcher(literal).matches() && !NO_TEXTS.contains(literal))
                        .map(literal -> file.getFileName() + ": " + literal))
                .toList();
        assertThat(texts).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "admin", "welcome"})
    void our_words_in_the_web_applications_are_there_in_each_language(String application) throws IOException {
        JsonNode english = webapp(application, "en");
        JsonNode german = webapp(application, "de");
        assertThat(german.fieldNames()).toIterable().containsExactlyElementsOf(english::fieldNames);
    }

    private static JsonNode webapp(String application, String language) throws IOException {
        return new ObjectMapper()
                .readTree(Files.readString(WEBAPPS.resolve(application + "-words." + language + ".json")));
    }

    private static Map<String, String> words(String language) {
        return ENTRY.matcher(read(SCRIPTS.resolve("words").resolve(language + ".js")))
                .results()
                .collect(Collectors.toMap(
                        found -> found.group(1), found -> found.group(2), (first, second) -> first, TreeMap::new));
    }

    private static Set<String> braces(String text) {
        return BRACES.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String withoutComments(String script) {
        return script.replaceAll("(?m)^\\s*//.*$", "").replaceAll("(?s)`.*?`", "");
    }

    private static Stream<Path> scripts() {
        try (Stream<Path> files = Files.list(SCRIPTS)) {
            return files.filter(file -> file.toString().endsWith(".js")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
