package io.tierline.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** What a saved reply has to be like. */
class SavedReplyTest {

    @Test
    void the_shipped_ones_have_no_fault_and_one_of_them_is_german() throws IOException {
        Resource[] files = new PathMatchingResourcePatternResolver().getResources("classpath*:processes/replies/*.md");
        assertThat(files).hasSizeGreaterThan(3);
        assertThat(files).allSatisfy(file -> assertThat(
                        SavedReply.read(file.getFilename(), file.getContentAsString(StandardCharsets.UTF_8))
                                .faults())
                .isEmpty());
        assertThat(files).anySatisfy(file -> assertThat(file.getFilename()).endsWith("-de.md"));
    }

    @Test
    void what_is_said_stands_below_the_head_and_keeps_its_variables() {
        SavedReply reply = read(
                        "title: On it", "language: en", "audience: reply", "---", "Hello {{reader}},", "", "yes. ")
                .reply();
        assertThat(reply)
                .isEqualTo(new SavedReply("on-it.md", "On it", "en", "reply", true, "Hello {{reader}},\n\nyes."));
        assertThat(read("title: T", "language: en", "audience: note", "offered: no", "---", "x")
                        .reply()
                        .offered())
                .isFalse();
    }

    @Test
    void each_fault_names_its_line() {
        assertThat(read(
                                "title: On it",
                                "language: English",
                                "audience: all",
                                "colour: red",
                                "---",
                                "Hi {{nmae}}",
                                "a }}")
                        .faults())
                .extracting(fault -> fault.line() + " " + fault.what())
                .containsExactlyInAnyOrder(
                        "5 \"colour: red\" is none of the lines that stand there.",
                        "3 its language is too long.",
                        "7 there is no variable \"nmae\".",
                        "8 has two braces that stand alone.",
                        "4 \"all\" is no audience.",
                        "3 \"English\" is no language.");
        assertThat(read("title: On it", "title: Again", "---").faults())
                .extracting(SavedReply.Fault::what)
                .containsExactlyInAnyOrder(
                        "\"title\" stands there twice.", "says no language.", "says no audience.", "has no text.");
        assertThat(SavedReply.read("on-it.md", "Hello").faults())
                .extracting(SavedReply.Fault::line)
                .containsExactly(1);
    }

    private static SavedReply.Read read(String... lines) {
        return SavedReply.read("on-it.md", "---\n" + String.join("\n", lines) + "\n");
    }
}
