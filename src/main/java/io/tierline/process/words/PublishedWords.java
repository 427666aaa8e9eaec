package io.tierline.process.words;

import io.tierline.engine.AsTierline;
import io.tierline.process.words.PolicyWords.Part;
import io.tierline.words.Reader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The policy's words as they were published last. Of each language the newest file counts, an owner's before ours; what an
 * owner's leaves out stands in ours. An answer is a minute old at most.
 */
@Component
public class PublishedWords {

    private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);
    private static final Logger LOG = LoggerFactory.getLogger(PublishedWords.class);

    /** The source of what comes with the product. */
    private static final String OURS = "tierline";

    private final RepositoryService repository;
    private final AsTierline asTierline;
    private final Clock clock;
    private volatile Known known;

    PublishedWords(RepositoryService repository, AsTierline asTierline, Clock clock) {
        this.repository = repository;
        this.asTierline = asTierline;
        this.clock = clock;
    }

    private record Known(Map<String, PolicyWords> byLanguage, List<String> deployments, Instant at) {}

    /** Of who is served at this moment. */
    public PolicyWords now() {
        return in(Reader.now().language());
    }

    /** @param language two letters */
    public PolicyWords in(String language) {
        if (Reader.ENGLISH.equals(language)) {
            return PolicyWords.ENGLISH;
        }
        Instant now = clock.instant();
        Known last = known;
        if (last == null || Duration.between(last.at(), now).abs().compareTo(LOOK_AGAIN) >= 0) {
            asTierline.run(() -> look(now));
            last = known;
        }
        return last.byLanguage().getOrDefault(language, PolicyWords.ENGLISH);
    }

    private void look(Instant now) {
        List<Deployment> deployments = repository
                .createDeploymentQuery()
                .orderByDeploymentTime()
                .desc()
                .list();
        List<String> ids = deployments.stream().map(Deployment::getId).toList();
        Known last = known;
        boolean same = last != null && last.deployments().equals(ids);
        known = new Known(same ? last.byLanguage() : read(deployments), ids, now);
    }

    /** From the oldest to the newest, ours first: what comes later takes the place of what was there. */
    private Map<String, PolicyWords> read(List<Deployment> newestFirst) {
        Map<String, Map<Part, Map<String, String>>> words = new LinkedHashMap<>();
        Map<String, Map<Boolean, WordsFile>> newest = new LinkedHashMap<>();
        for (Deployment deployment : newestFirst) {
            boolean ours = OURS.equals(deployment.getSource());
            repository.getDeploymentResourceNames(deployment.getId()).stream()
                    .filter(WordsFile::isOne)
                    .flatMap(file -> read(deployment, file).stream())
                    .forEach(file -> newest.computeIfAbsent(file.language(), any -> new HashMap<>())
                            .putIfAbsent(ours, file));
        }
        newest.forEach((language, files) -> files.entrySet().stream()
                .sorted(Comparator.comparing(file -> !file.getKey()))
                .forEach(file ->
                        add(file.getValue(), words.computeIfAbsent(language, any -> new EnumMap<>(Part.class)))));
        Map<String, PolicyWords> byLanguage = new HashMap<>();
        words.forEach((language, parts) -> byLanguage.put(language, new PolicyWords(parts)));
        return byLanguage;
    }

    private static void add(WordsFile file, Map<Part, Map<String, String>> words) {
        for (Part part : Part.values()) {
            words.computeIfAbsent(part, any -> new HashMap<>()).putAll(file.words(part));
        }
    }

    private Optional<WordsFile> read(Deployment deployment, String resource) {
        WordsFile.Read read = WordsFile.read(resource, text(deployment, resource));
        if (read.file() == null) {
            // Deployed before it was checked.
            LOG.error("The words of {} are left out: {}", resource, read.faults());
        }
        return Optional.ofNullable(read.file());
    }

    private String text(Deployment deployment, String file) {
        try (InputStream content = repository.getResourceAsStream(deployment.getId(), file)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Looks at once when asked next. */
    void forget() {
        known = null;
    }
}
