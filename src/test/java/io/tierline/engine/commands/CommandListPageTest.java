package io.tierline.engine.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/security.md} says what the list says. With {@code -Dtierline.write-docs=true} it is written anew. */
class CommandListPageTest {

    private static final Path PAGE = Path.of("docs/security.md");
    private static final String BEGIN = "<!-- list: written by CommandListPageTest -->\n";
    private static final String END = "<!-- end of list -->";

    private static final Map<String, String> CARRIES = Map.of(
            "start-form", "by its form",
            "task-form", "by its form",
            "own-claim", "for oneself",
            "assignment", "within its teams",
            "own-account", "one's own",
            "job-retries", "1 to 10, at once",
            "deployment", "from files");

    private final CommandList list = CommandListFile.read(CommandGuard.carriages());

    @Test
    void the_page_says_what_the_list_says() throws IOException {
        String page = Files.readString(PAGE);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        int end = page.indexOf(END);
        if (Boolean.getBoolean("tierline.write-docs")) {
            Files.writeString(PAGE, page.substring(0, begin) + section() + page.substring(end));
            return;
        }
        assertThat(page.substring(begin, end))
                .as("docs/security.md is behind engine-commands.yaml. Write it: mvn test -Dtest=CommandListPageTest"
                        + " -Dtierline.write-docs=true")
                .isEqualTo(section());
    }

    @Test
    void every_rule_has_words() {
        assertThat(CARRIES.keySet()).isEqualTo(CommandGuard.carriages());
    }

    private String section() {
        StringBuilder text = new StringBuilder("| | ");
        text.append(String.join(
                        " | ",
                        list.roleNames().stream().map(CommandListPageTest::head).toList()))
                .append(" |\n|---|")
                .append("---|".repeat(list.roleNames().size()))
                .append("\n");
        for (CommandList.Allowed entry : list.allowed()) {
            text.append("| ").append(entry.act()).append(" | ");
            text.append(list.roleNames().stream().map(role -> cell(entry, role)).collect(Collectors.joining(" | ")));
            text.append(" |\n");
        }
        text.append("\nRefused to every role, with what does it instead:\n\n");
        for (CommandList.Refused entry : list.refused()) {
            text.append("- ").append(entry.instead()).append(" (`");
            text.append(entry.commands().stream()
                    .map(name -> name.substring(name.lastIndexOf('.') + 1))
                    .collect(Collectors.joining("`, `")));
            text.append("`)\n");
        }
        return text.toString();
    }

    private static String head(String role) {
        return role.equals("agent") ? "any team" : role.equals("anonymous") ? "not signed in" : "`" + role + "`";
    }

    private static String cell(CommandList.Allowed entry, String role) {
        boolean may =
                entry.isFor(role.equals(CommandList.ANONYMOUS) ? List.of(role) : List.of(role, CommandList.EVERYONE));
        return !may ? "-" : entry.carries() == null ? "yes" : CARRIES.get(entry.carries());
    }
}
