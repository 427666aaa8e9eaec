package io.tierline.aliases;

import io.tierline.aliases.Alias.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The one table of names of earlier releases. */
public final class Aliases {

    private static final String FILE = "aliases.yaml";
    private static final List<Alias> ALL = read();

    private Aliases() {}

    /** What a name means today: the name itself, unless it is one of an earlier release. */
    public static String today(Kind kind, String name) {
        return ALL.stream()
                .filter(alias -> alias.kind() == kind && alias.name().equals(name))
                .map(Alias::now)
                .findFirst()
                .orElse(name);
    }

    public static List<Alias> of(Kind kind) {
        return ALL.stream().filter(alias -> alias.kind() == kind).toList();
    }

    private static List<Alias> read() {
        try (InputStream file = new ClassPathResource(FILE).getInputStream()) {
            List<Map<String, String>> rows = new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
            List<Alias> all = new ArrayList<>();
            rows.forEach(row -> all.add(new Alias(
                    Kind.valueOf(row.get("kind").toUpperCase(Locale.ROOT)),
                    row.get("name"),
                    row.get("now"),
                    row.get("until"))));
            all.forEach(Aliases::check);
            return List.copyOf(all);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + FILE, e);
        }
    }

    private static void check(Alias alias) {
        boolean whole = alias.name() != null && alias.now() != null && alias.until() != null;
        if (!whole || alias.kind() == Kind.FACT && !alias.now().matches("\\w+ in .+")) {
            throw new IllegalStateException(FILE + ": " + alias + " is not complete.");
        }
    }
}
