package io.tierline.models;

import io.tierline.process.SavedReply;
import io.tierline.process.timers.CalendarsInForce;
import io.tierline.process.words.WordsFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files that are put in force together. Files of unknown kinds are refused. */
final class Publication {

    private final List<ModelFile> files = new ArrayList<>();
    private final Map<String, String> calendars = new TreeMap<>();
    private final List<Problem> unreadable = new ArrayList<>();

    private Publication() {}

    /** @param contents by file name */
    static Publication read(Map<String, byte[]> contents) {
        Publication publication = new Publication();
        contents.forEach(publication::read);
        return publication;
    }

    private void read(String path, byte[] content) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        try {
            if (name.endsWith(".bpmn") || name.endsWith(".bpmn20.xml")) {
                files.add(ProcessFile.read(path, content));
            } else if (name.endsWith(".dmn") || name.endsWith(".dmn11.xml")) {
                files.add(DecisionFile.read(path, content));
            } else if (CalendarsInForce.isCalendar(name)) {
                calendars.put(path, new String(content, StandardCharsets.UTF_8));
            } else if (name.endsWith(".form")) {
                files.add(FormFile.read(path, content));
            } else if (WordsFile.isOne(name)) {
                files.add(new PolicyWordsFile(path, content));
            } else if (SavedReply.isOne(name)) {
                files.add(new ReplyFile(path, content));
            } else {
                // The engine keeps what it does not know, and would deploy some of it unchecked, such as .cmmn.
                unreadable.add(new Problem(
                        path,
                        "",
                        "is of no kind that is published.",
                        "Publish files that end in .bpmn, .dmn, .form, .md, .yaml or .yml."));
            }
        } catch (IOException | RuntimeException e) {
            unreadable.add(new Problem(
                    path,
                    "",
                    "cannot be read: " + cause(e) + ".",
                    "Open it in Camunda Modeler, mend it there and save it."));
        }
    }

    /** In one line, whatever the parser wrote. */
    static String cause(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        String message = String.valueOf(root.getMessage()).lines().findFirst().orElse("");
        return message.replaceAll("[.\\s]+$", "");
    }

    List<Problem> unreadable() {
        return unreadable;
    }

    /** The texts of working calendars, by file name. */
    Map<String, String> calendars() {
        return calendars;
    }

    Collection<ModelFile> files() {
        return files;
    }

    List<ProcessFile> processes() {
        return of(ProcessFile.class).toList();
    }

    List<DecisionFile> decisions() {
        return of(DecisionFile.class).toList();
    }

    List<ReplyFile> replies() {
        return of(ReplyFile.class).toList();
    }

    List<FormFile> forms() {
        return of(FormFile.class).toList();
    }

    List<PolicyWordsFile> words() {
        return of(PolicyWordsFile.class).toList();
    }

    private <T extends ModelFile> Stream<T> of(Class<T> type) {
        return files.stream().filter(type::isInstance).map(type::cast);
    }

    Set<Ref> defines() {
        return files.stream().flatMap(file -> file.defines().stream()).collect(Collectors.toSet());
    }

    Set<Ref> boundNeeds() {
        return files.stream().flatMap(file -> file.boundNeeds().stream()).collect(Collectors.toSet());
    }

    void add(ModelFile file) {
        files.add(file);
    }

    Map<String, byte[]> contents() {
        Map<String, byte[]> contents = new LinkedHashMap<>();
        files.forEach(file -> contents.put(file.name(), file.content()));
        return contents;
    }
}
