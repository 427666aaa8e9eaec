package io.tierline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Names each variable {@code TIERLINE_...} of the environment that sets nothing, when Tierline has started: a misspelt one
 * would be missed in silence.
 */
@Component
class MisspeltSettings implements ApplicationListener<ApplicationStartedEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(MisspeltSettings.class);

    private static final String METADATA = "META-INF/spring-configuration-metadata.json";
    private static final String OURS = "TIERLINE_";

    /** Two slips of the finger; what differs more is another word. */
    private static final int CLOSE = 3;

    private final Set<String> environment;

    /** The settings by their names without dots, dashes and underscores; whether names of the operator's own go on there. */
    private final Map<String, Boolean> known = new TreeMap<>();

    /** As an operator writes them, by the same names. */
    private final Map<String, String> variables = new TreeMap<>();

    @Autowired
    MisspeltSettings(ConfigurableEnvironment environment) {
        this(environment.getSystemEnvironment().keySet());
    }

    MisspeltSettings(Set<String> environment) {
        this.environment = environment;
        try (InputStream metadata = new ClassPathResource(METADATA).getInputStream()) {
            for (JsonNode property : new ObjectMapper().readTree(metadata).path("properties")) {
                String name = property.path("name").asText();
                String type = property.path("type").asText();
                known.put(plain(name), type.startsWith("java.util.Map") || type.startsWith("java.util.List"));
                variables.put(
                        plain(name),
                        name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_'));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void onApplicationEvent(ApplicationStartedEvent started) {
        complaints().forEach(LOG::warn);
    }

    /** A sentence for each variable that sets nothing. */
    List<String> complaints() {
        return environment.stream()
                .filter(variable -> variable.startsWith(OURS))
                .filter(variable -> !isKnown(plain(variable)))
                .sorted()
                .map(variable -> variable + " is no setting of Tierline, and sets nothing."
                        + meant(plain(variable))
                                .map(meant -> " Is " + meant + " meant?")
                                .orElse(""))
                .toList();
    }

    private boolean isKnown(String variable) {
        return known.containsKey(variable)
                || known.entrySet().stream()
                        .anyMatch(setting -> setting.getValue() && variable.startsWith(setting.getKey()));
    }

    private Optional<String> meant(String variable) {
        return known.keySet().stream()
                .filter(setting -> distance(setting, variable) < CLOSE)
                .min(Comparator.comparingInt(setting -> distance(setting, variable)))
                .map(variables::get);
    }

    /** Spring takes {@code tierline.sign-in.pace} as TIERLINE_SIGN_IN_PACE and as TIERLINE_SIGNIN_PACE. */
    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[._-]", "");
    }

    /** How many letters have to be added, left out or changed. */
    private static int distance(String one, String other) {
        int[] before = Stream.iterate(0, i -> i + 1)
                .limit(other.length() + 1L)
                .mapToInt(i -> i)
                .toArray();
        for (int i = 1; i <= one.length(); i++) {
            int[] now = new int[other.length() + 1];
            now[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                now[j] = Math.min(Math.min(now[j - 1], before[j]) + 1, before[j - 1] + change);
            }
            before = now;
        }
        return before[other.length()];
    }
}
