package io.tierline.process.words;

import io.tierline.process.words.PolicyWords.Part;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * The policy's words in one language, as a process owner published them: {@code words-de.yaml}, in parts such as
 * {@code forms}, each a line of English and what is said for it.
 *
 * @param language two letters
 */
public record WordsFile(String language, Map<Part, List<Entry>> parts) {

    private static final Pattern NAME = Pattern.compile("(?:.*/)?words-([a-z]{2})\\.ya?ml");

    /** @param line in the file, from 1 */
    public record Entry(int line, String english, String own) {}

    /** @param line from 1 */
    public record Fault(int line, String what, String toDo) {}

    /** @param file null where there are faults */
    public record Read(WordsFile file, List<Fault> faults) {}

    /** Every YAML file of such a name among models. */
    public static boolean isOne(String file) {
        return NAME.matcher(file).matches();
    }

    /** @param file its name, which says the language */
    public static Read read(String file, String content) {
        Matcher name = NAME.matcher(file);
        if (!name.matches()) {
            throw new IllegalArgumentException(file + " is no file of words.");
        }
        List<Fault> faults = new ArrayList<>();
        Map<Part, List<Entry>> parts = new EnumMap<>(Part.class);
        try {
            Node root = new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(content));
            read(root, parts, faults);
        } catch (YAMLException e) {
            int line = e instanceof MarkedYAMLException marked && marked.getProblemMark() != null
                    ? marked.getProblemMark().getLine() + 1
                    : 1;
            faults.add(new Fault(
                    line,
                    "is no YAML: "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse("") + ".",
                    "Put a text with a colon or a quotation mark between single quotes."));
        }
        return new Read(faults.isEmpty() ? new WordsFile(name.group(1), parts) : null, faults);
    }

    private static void read(Node root, Map<Part, List<Entry>> parts, List<Fault> faults) {
        if (!(root instanceof MappingNode mapping)) {
            faults.add(new Fault(1, "has no parts.", "Begin with a line such as forms: and write below it."));
            return;
        }
        for (NodeTuple tuple : mapping.getValue()) {
            String name = text(tuple.getKeyNode());
            Part part = Arrays.stream(Part.values())
                    .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(name))
                    .findFirst()
                    .orElse(null);
            if (part == null || !(tuple.getValueNode() instanceof MappingNode entries)) {
                faults.add(new Fault(
                        line(tuple.getKeyNode()),
                        part == null ? "\"" + name + "\" is no part." : "\"" + name + "\" is empty.",
                        "Parts are "
                                + Arrays.stream(Part.values())
                                        .map(one -> one.name().toLowerCase(Locale.ROOT))
                                        .collect(Collectors.joining(", "))
                                + ", with lines of words below."));
            } else {
                parts.put(part, entries(entries, faults));
            }
        }
    }

    private static List<Entry> entries(MappingNode mapping, List<Fault> faults) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String english = text(tuple.getKeyNode());
            String own = text(tuple.getValueNode());
            int line = line(tuple.getKeyNode());
            if (own == null || own.isBlank() || english == null || english.isBlank()) {
                faults.add(new Fault(
                        line, "\"" + english + "\" has no words.", "Write what is said for it, or leave it out."));
            } else if (entries.put(english, new Entry(line, english, own)) != null) {
                faults.add(new Fault(line, "\"" + english + "\" stands there twice.", "Leave one of the two out."));
            }
        }
        return List.copyOf(entries.values());
    }

    private static String text(Node node) {
        return node instanceof ScalarNode scalar ? scalar.getValue() : null;
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    public PolicyWords words() {
        Map<Part, Map<String, String>> words = new EnumMap<>(Part.class);
        parts.keySet().forEach(part -> words.put(part, words(part)));
        return new PolicyWords(words);
    }

    Map<String, String> words(Part part) {
        return parts.getOrDefault(part, List.of()).stream().collect(Collectors.toMap(Entry::english, Entry::own));
    }
}
