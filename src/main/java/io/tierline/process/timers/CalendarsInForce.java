package io.tierline.process.timers;

import io.tierline.calendar.Calendars;
import io.tierline.calendar.InvalidCalendarException;
import io.tierline.calendar.WorkingCalendar;
import io.tierline.engine.AsTierline;
import io.tierline.process.words.WordsFile;
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
 * The working calendars as they were published last. Of each name the newest counts, an owner's before one of ours; a
 * name once published stays, because cases refer to it. An answer is a minute old at most.
 */
@Component
public class CalendarsInForce {

    /** Each node looks again after this. */
    static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(CalendarsInForce.class);

    /** The source of what comes with the product. */
    private static final String OURS = "tierline";

    private final RepositoryService repository;
    private final AsTierline asTierline;
    private final Clock clock;
    private volatile Known known;

    CalendarsInForce(RepositoryService repository, AsTierline asTierline, Clock clock) {
        this.repository = repository;
        this.asTierline = asTierline;
        this.clock = clock;
    }

    private record Known(Calendars calendars, List<String> deployments, Instant at) {

        boolean isFresh(Instant now) {
            return Duration.between(at, now).abs().compareTo(LOOK_AGAIN) < 0;
        }
    }

    /** Every YAML file among models is a calendar, but for the policy's words in other languages. */
    public static boolean isCalendar(String file) {
        return (file.endsWith(".yaml") || file.endsWith(".yml")) && !WordsFile.isOne(file);
    }

    /** Those that there would be with more of them; one that cannot be read is left out. */
    public Calendars with(Map<String, String> texts) {
        asTierline.run(this::look);
        Calendars before = known.calendars();
        Map<String, WorkingCalendar> byName = new LinkedHashMap<>();
        texts.forEach((file, text) -> read(file, text).ifPresent(one -> byName.put(one.name(), one)));
        before.names().forEach(name -> byName.putIfAbsent(name, before.get(name)));
        return Calendars.of(byName.values());
    }

    public Calendars now() {
        Known last = known;
        if (last == null || !last.isFresh(clock.instant())) {
            asTierline.run(this::look);
            last = known;
        }
        return last.calendars();
    }

    private void look() {
        Instant now = clock.instant();
        Known last = known;
        List<Deployment> deployments = repository
                .createDeploymentQuery()
                .orderByDeploymentTime()
                .desc()
                .list();
        List<String> ids = deployments.stream().map(Deployment::getId).toList();
        boolean same = last != null && last.deployments().equals(ids);
        known = new Known(same ? last.calendars() : read(deployments), ids, now);
    }

    private Calendars read(List<Deployment> deployments) {
        Map<String, WorkingCalendar> byName = new LinkedHashMap<>();
        deployments.stream()
                .sorted(Comparator.comparing(deployment -> OURS.equals(deployment.getSource())))
                .flatMap(deployment -> read(deployment).stream())
                .forEach(calendar -> byName.putIfAbsent(calendar.name(), calendar));
        Calendars shipped = Calendars.shipped();
        shipped.names().forEach(name -> byName.putIfAbsent(name, shipped.get(name)));
        return Calendars.of(byName.values());
    }

    private List<WorkingCalendar> read(Deployment deployment) {
        return repository.getDeploymentResourceNames(deployment.getId()).stream()
                .filter(CalendarsInForce::isCalendar)
                .flatMap(file -> read(file, text(deployment, file)).stream())
                .toList();
    }

    private static Optional<WorkingCalendar> read(String file, String text) {
        try {
            return Optional.of(Calendars.read(file, text));
        } catch (InvalidCalendarException e) {
            // Published before it was checked, or for a zone that this Java does not know.
            LOG.error("A calendar is left out: {}", e.getMessage());
            return Optional.empty();
        }
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
