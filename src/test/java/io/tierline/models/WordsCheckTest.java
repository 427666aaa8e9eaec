package io.tierline.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.process.model.ShippedModels;
import io.tierline.process.words.PolicyWords;
import io.tierline.process.words.PolicyWords.Part;
import io.tierline.process.words.ShippedWords;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The policy's words in other languages, held against what the policy says. */
class WordsCheckTest {

    private static final String GERMAN = "words-de.yaml";

    @Test
    void the_german_words_that_come_with_tierline_are_of_its_own_models_and_leave_nothing_out() throws IOException {
        String german = Files.readString(Path.of("processes/words", GERMAN));
        Publication publication = shippedWith(german);
        assertThat(publication.words().get(0).problems()).isEmpty();
        assertThat(WordsCheck.unknown(publication, texts(publication))).isEmpty();
        PolicyWords words = ShippedWords.in("de");
        assertThat(WordsCheck.missing(texts(publication), words)).isEmpty();
        assertThat(words.of(Part.LISTS)).hasSizeGreaterThan(10);
    }

    @Test
    void words_for_what_nothing_says_are_refused_with_their_line_and_what_has_none_is_named() {
        Publication publication = shippedWith("tasks:\n  Work on the case: An dem Fall arbeiten\n  Wrok: Arbeit\n");
        assertThat(WordsCheck.unknown(publication, texts(publication)))
                .extracting(Problem::toString)
                .containsExactly(
                        "words-de.yaml, line 3: nothing in the policy says \"Wrok\". Write the English as the form"
                                + " or model has it now, or leave the line out.");
        assertThat(WordsCheck.missing(
                        texts(publication),
                        publication.words().get(0).read().file().words()))
                .contains("Look into the case", "Outcome", "High-value client", "Tier 2")
                .doesNotContain("Work on the case", "resolved", "P1");
    }

    @Test
    void a_file_that_cannot_be_read_says_where_and_what_to_do() {
        assertThat(faults("Outcome"))
                .containsExactly(
                        "words-de.yaml, line 1: has no parts. Begin with a line such as forms: and write below it.");
        assertThat(faults("forms:\n  Why: Warum\n  Why: Wieso\nfroms:\n  A: B\ntasks:\n  Call: ''\n"))
                .containsExactly(
                        "words-de.yaml, line 3: \"Why\" stands there twice. Leave one of the two out.",
                        "words-de.yaml, line 4: \"froms\" is no part. Parts are forms, tasks, levels, lists, criteria, with"
                                + " lines of words below.",
                        "words-de.yaml, line 7: \"Call\" has no words. Write what is said for it, or leave it out.");
        assertThat(faults("forms:\n  Why it is here:: \"Warum"))
                .singleElement()
                .asString()
                .contains("line 2", "is no YAML");
    }

    private static List<String> faults(String words) {
        return new PolicyWordsFile(GERMAN, words.getBytes(StandardCharsets.UTF_8))
                .problems().stream().map(Problem::toString).toList();
    }

    private static Publication shippedWith(String words) {
        Map<String, byte[]> files = new LinkedHashMap<>(ShippedModels.files());
        files.put(GERMAN, words.getBytes(StandardCharsets.UTF_8));
        return Publication.read(files);
    }

    private static PolicyTexts texts(Publication publication) {
        return new PolicyTexts(publication.forms(), publication.processes(), publication.decisions());
    }
}
