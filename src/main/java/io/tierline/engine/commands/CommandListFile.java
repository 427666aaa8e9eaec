package io.tierline.engine.commands;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads {@code engine-commands.yaml}. A file that does not say what it must keeps Tierline from starting. */
final class CommandListFile {

    static final String NAME = "engine-commands.yaml";

    private CommandListFile() {}

    static CommandList read(Set<String> carriages) {
        try (InputStream file = new ClassPathResource(NAME).getInputStream()) {
            return read(file, carriages);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + NAME, e);
        }
    }

    /**
     * @param carriages the names of the rules there are for what a command carries
     * @throws IllegalStateException naming what is wrong with the file
     */
    static CommandList read(InputStream file, Set<String> carriages) {
        LoaderOptions loading = new LoaderOptions();
        loading.setAllowDuplicateKeys(false);
        Map<String, Object> all = new Yaml(new SafeConstructor(loading)).load(file);
        Map<String, List<String>> roles = new LinkedHashMap<>();
        map(all, "roles").forEach((role, groups) -> roles.put(role, texts(role, groups)));
        return new CommandList(
                roles,
                entries(all, "allowed")
                        .map(entry -> allowed(entry, roles.keySet(), carriages))
                        .toList(),
                entries(all, "refused")
                        .map(entry -> new CommandList.Refused(text(entry, "instead"), commands(entry)))
                        .toList(),
                text(all, "otherwise"));
    }

    private static CommandList.Allowed allowed(Map<String, Object> entry, Set<String> roles, Set<String> carriages) {
        String act = text(entry, "act");
        List<String> those = texts(act, entry.get("for"));
        for (String role : those) {
            if (!roles.contains(role)
                    && !Set.of(CommandList.EVERYONE, CommandList.ANONYMOUS).contains(role)) {
                throw wrong("\"%s\" is for a role that there is not: %s".formatted(act, role));
            }
        }
        Object carries = entry.get("carries");
        if (carries != null && !carriages.contains(carries)) {
            throw wrong("\"%s\" carries by a rule that there is not: %s".formatted(act, carries));
        }
        return new CommandList.Allowed(act, those, (String) carries, commands(entry));
    }

    private static List<String> commands(Map<String, Object> entry) {
        return texts("commands", entry.get("commands"));
    }

    @SuppressWarnings("unchecked")
    private static java.util.stream.Stream<Map<String, Object>> entries(Map<String, Object> all, String name) {
        if (!(all.get(name) instanceof List<?> entries)) {
            throw wrong(name + " is missing.");
        }
        return entries.stream().map(entry -> (Map<String, Object>) entry);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Map<String, Object> all, String name) {
        if (!(all.get(name) instanceof Map<?, ?> map)) {
            throw wrong(name + " is missing.");
        }
        return (Map<String, Object>) map;
    }

    private static List<String> texts(String where, Object list) {
        if (!(list instanceof List<?> texts) || !texts.stream().allMatch(String.class::isInstance)) {
            throw wrong(where + " needs a list of names.");
        }
        return texts.stream().map(String.class::cast).toList();
    }

    private static String text(Map<String, Object> entry, String name) {
        if (!(entry.get(name) instanceof String text) || text.isBlank()) {
            throw wrong(name + " is missing in " + entry);
        }
        return text.strip();
    }

    private static IllegalStateException wrong(String what) {
        return new IllegalStateException(NAME + ": " + what);
    }
}
