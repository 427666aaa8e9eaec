package io.tierline.process;

import io.tierline.engine.AsTierline;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
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
 * The saved replies as they were published last. Of each file name the newest counts, an owner's before one of ours. An
 * answer is a minute old at most.
 */
@Component
public class SavedReplies {

    private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);
    private static final Logger LOG = LoggerFactory.getLogger(SavedReplies.class);

    /** The source of what comes with the product. */
    private static final String OURS = "tierline";

    private final RepositoryService repository;
    private final AsTierline asTierline;
    private final Clock clock;
    private volatile Known known;

    SavedReplies(RepositoryService repository, AsTierline asTierline, Clock clock) {
        this.repository = repository;
        this.asTierline = asTierline;
        this.clock = clock;
    }

    private record Known(List<SavedReply> replies, List<String> deployments, Instant at) {}

    /** Those that are offered, by their titles. */
    public List<SavedReply> offered() {
        Instant now = clock.instant();
        Known last = known;
        if (last == null || Duration.between(last.at(), now).abs().compareTo(LOOK_AGAIN) >= 0) {
            asTierline.run(() -> look(now));
            last = known;
        }
        return last.replies();
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
        known = new Known(same ? last.replies() : read(deployments), ids, now);
    }

    private List<SavedReply> read(List<Deployment> deployments) {
        Map<String, SavedReply> byFile = new LinkedHashMap<>();
        deployments.stream()
                .sorted(Comparator.comparing(deployment -> OURS.equals(deployment.getSource())))
                .forEach(deployment -> repository.getDeploymentResourceNames(deployment.getId()).stream()
                        .filter(SavedReply::isOne)
                        .flatMap(file -> read(deployment, file).stream())
                        .forEach(reply -> byFile.putIfAbsent(reply.file(), reply)));
        return byFile.values().stream()
                .filter(SavedReply::offered)
                .sorted(Comparator.comparing(SavedReply::title))
                .toList();
    }

    private Optional<SavedReply> read(Deployment deployment, String resource) {
        String file = resource.substring(resource.lastIndexOf('/') + 1);
        SavedReply.Read read = SavedReply.read(file, text(deployment, resource));
        if (read.reply() == null) {
            // Deployed before it was checked.
            LOG.error("The saved reply {} is left out: {}", file, read.faults());
        }
        return Optional.ofNullable(read.reply());
    }

    private String text(Deployment deployment, String file) {
        try (InputStream content = repository.getResourceAsStream(deployment.getId(), file)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
