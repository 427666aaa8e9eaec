package io.tierline.process;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words that people say again and again, as a process owner published them: a few lines of {@code key: value} between two
 * lines of {@code ---}, then the text, with variables such as {@code {{caseKey}}}.
 *
 * @param file its name; a later file of the same name takes its place
 * @param language {@code en}, {@code de} or another code of two letters
 * @param audience {@code reply} to the customer, or {@code note} to colleagues
 * @param offered false for one that is not offered any more
 */
public record SavedReply(String file, String title, String language, String audience, boolean offered, String text) {

    /** What a text may use; the screen fills it in from the case. */
    public static final Set<String> VARIABLES = new LinkedHashSet<>(
            List.of("reader", "customer", "caseKey", "title", "owner", "me", "level", "nextPromise"));

    private static final String FENCE = "---";
    private static final Set<String> KEYS = new LinkedHashSet<>(List.of("title", "language", "audience", "offered"));
    private static final Set<String> AUDIENCES = new LinkedHashSet<>(List.of("reply", "note"));
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2}");
    private static final Pattern BRACES = Pattern.compile("\\{\\{([^{}]*)}}|\\{\\{|}}");
    private static final int LONGEST_TITLE = 100;
    private static final int LONGEST_TEXT = 10_000;

    /**
     * Something that is wrong in the file.
     *
     * @param line from 1
     * @param toDo how to put it right
     */
    public record Fault(int line, String what, String toDo) {}

    /** @param reply null where there are faults */
    public record Read(SavedReply reply, List<Fault> faults) {}

    /** Every Markdown file among models is a saved reply. */
    public static boolean isOne(String file) {
        return file.endsWith(".md");
    }

    public static Read read(String file, String content) {
        return new Reader(file, content.replace("\uFEFF", "").replace("\r\n", "\n")).read();
    }

    private static final class Reader {

        private final String file;
        private final String[] lines;
        private final List<Fault> faults = new ArrayList<>();
        private final Map<String, String> head = new LinkedHashMap<>();
        private final Map<String, Integer> lineOf = new LinkedHashMap<>();

        Reader(String file, String content) {
            this.file = file;
            this.lines = content.split("\n", -1);
        }

        Read read() {
            int end = end();
            if (end < 0) {
                faults.add(new Fault(
                        1,
                        "does not begin with title, language and audience between two lines of ---.",
                        "Begin as the shipped replies do."));
                return new Read(null, faults);
            }
            for (int i = 1; i < end; i++) {
                head(i + 1, lines[i]);
            }
            SavedReply reply = new SavedReply(
                    file,
                    needed("title", LONGEST_TITLE),
                    needed("language", 2),
                    needed("audience", LONGEST_TITLE),
                    !"no".equals(head.get("offered")),
                    text(end));
            check(reply);
            return new Read(faults.isEmpty() ? reply : null, faults);
        }

        private int end() {
            for (int i = 1; FENCE.equals(lines[0].strip()) && i < lines.length; i++) {
                if (FENCE.equals(lines[i].strip())) {
                    return i;
                }
            }
            return -1;
        }

        private void head(int number, String line) {
            int colon = line.indexOf(':');
            String key = colon < 0 ? "" : line.substring(0, colon).strip();
            if (line.isBlank()) {
                return;
            }
            if (!KEYS.contains(key)) {
                faults.add(new Fault(
                        number,
                        "\"" + line.strip() + "\" is none of the lines that stand there.",
                        "Write one of " + String.join(", ", KEYS) + ", a colon and its value."));
            } else if (head.put(key, line.substring(colon + 1).strip()) != null) {
                faults.add(new Fault(number, "\"" + key + "\" stands there twice.", "Leave one of them."));
            } else {
                lineOf.put(key, number);
            }
        }

        private String needed(String key, int longest) {
            String value = head.get(key);
            if (value == null || value.isEmpty()) {
                faults.add(new Fault(
                        lineOf.getOrDefault(key, 1), "says no " + key + ".", "Add the line \"" + key + ": ...\"."));
            } else if (value.length() > longest) {
                faults.add(new Fault(
                        lineOf.get(key), "its " + key + " is too long.", "Use at most " + longest + " characters."));
            }
            return value;
        }

        private void check(SavedReply reply) {
            oneOf("audience", AUDIENCES);
            oneOf("offered", Set.of("yes", "no"));
            String language = head.get("language");
            if (language != null
                    && !language.isEmpty()
                    && !LANGUAGE.matcher(language).matches()) {
                faults.add(new Fault(
                        lineOf.get("language"),
                        "\"" + language + "\" is no language.",
                        "Write its code of two small letters, such as en or de."));
            }
            if (reply.text().isEmpty()) {
                faults.add(new Fault(lines.length, "has no text.", "Write it below the second line of ---."));
            } else if (reply.text().length() > LONGEST_TEXT) {
                faults.add(new Fault(
                        lines.length, "its text is too long.", "Use at most " + LONGEST_TEXT + " characters."));
            }
        }

        private void oneOf(String key, Set<String> values) {
            String value = head.get(key);
            if (value != null && !value.isEmpty() && !values.contains(value)) {
                faults.add(new Fault(
                        lineOf.get(key),
                        "\"" + value + "\" is no " + key + ".",
                        "Write " + String.join(" or ", values) + "."));
            }
        }

        private String text(int end) {
            StringBuilder text = new StringBuilder();
            for (int i = end + 1; i < lines.length; i++) {
                variables(i + 1, lines[i]);
                text.append(lines[i].stripTrailing()).append('\n');
            }
            return text.toString().strip();
        }

        private void variables(int number, String line) {
            Matcher braces = BRACES.matcher(line);
            while (braces.find()) {
                String name = braces.group(1);
                if (name == null || !VARIABLES.contains(name)) {
                    faults.add(new Fault(
                            number,
                            name == null
                                    ? "has two braces that stand alone."
                                    : "there is no variable \"" + name + "\".",
                            "Use one of {{" + String.join("}}, {{", VARIABLES) + "}}."));
                }
            }
        }
    }
}
