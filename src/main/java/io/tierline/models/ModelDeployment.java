package io.tierline.models;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Deploys the models that come with this version of Tierline: at the first start, and later as long as no process owner
 * has published a change of their own. From then on the deployed models are the truth, and ours are only offered.
 */
@Component
class ModelDeployment implements SmartLifecycle {

    static final String NAME = "tierline";

    /** A name of its own: whether a deployment brings anything new is seen from the last one of its name. */
    private static final String ADDED = "tierline: new models";

    private static final Logger LOG = LoggerFactory.getLogger(ModelDeployment.class);
    private static final List<String> PATTERNS = List.of(
            "classpath*:processes/*.bpmn",
            "classpath*:processes/*.dmn",
            "classpath*:processes/calendars/*.yaml",
            "classpath*:processes/replies/*.md",
            "classpath*:processes/words/*.yaml",
            "classpath*:forms/*.form");

    private final RepositoryService repository;
    private final JdbcClient jdbc;
    private volatile boolean running;

    ModelDeployment(RepositoryService repository, JdbcClient jdbc) {
        this.repository = repository;
        this.jdbc = jdbc;
    }

    @Override
    public void start() {
        publisher().ifPresentOrElse(this::leave, this::deploy);
        running = true;
    }

    /**
     * Who published what is in force of the models that we once brought; empty when it was us, or no one yet. Asked of the
     * tables: a query of the engine parses each model for its documentation.
     */
    private Optional<Published> publisher() {
        return jdbc.sql(
                        """
                        with model as (
                            select 'process' as kind, key_, version_, deployment_id_ from act_re_procdef
                            union all select 'decision', key_, version_, deployment_id_ from act_re_decision_def),
                        known as (
                            select m.version_ = max(m.version_) over same as latest, d.name_, d.deploy_time_,
                                coalesce(d.source_, '') = :ours as ours,
                                bool_or(d.source_ = :ours) over same as once_ours
                            from model m join act_re_deployment d on d.id_ = m.deployment_id_
                            window same as (partition by m.kind, m.key_))
                        select name_, deploy_time_ from known
                        where latest and once_ours and not ours order by deploy_time_ desc limit 1""")
                .param("ours", NAME)
                .query((row, i) -> new Published(
                        row.getString(1), row.getObject(2, LocalDateTime.class).toInstant(ZoneOffset.UTC)))
                .optional();
    }

    /** @param at in UTC, as the engine's columns are */
    private record Published(String name, Instant at) {}

    private void leave(Published theirs) {
        LOG.info(
                "The models are those that were published as \"{}\" on {}, and stay so. What this version of Tierline brings"
                        + " is offered: docs/process-owners.md says how to compare and publish it.",
                theirs.name(),
                theirs.at());
        addNewModels();
    }

    /**
     * A process, decision or form of this version that was not there before is put in force beside theirs: no owner can
     * have edited it, and what Tierline does by it would fail.
     */
    private void addNewModels() {
        Set<Ref> known = new HashSet<>();
        jdbc.sql("select distinct key_ from act_re_procdef")
                .query((row, i) -> known.add(Ref.process(row.getString(1))))
                .list();
        jdbc.sql("select distinct key_ from act_re_decision_def")
                .query((row, i) -> known.add(Ref.decision(row.getString(1))))
                .list();
        // The engine tells of forms, replies and words by the names of their files alone.
        Set<String> files = repository.createDeploymentQuery().list().stream()
                .flatMap(deployment -> repository.getDeploymentResourceNames(deployment.getId()).stream())
                .collect(Collectors.toSet());
        List<Resource> added = models().stream()
                .filter(model -> read(model)
                        .filter(file -> file.defines().isEmpty() || file instanceof FormFile
                                ? !files.contains(model.getFilename())
                                : Collections.disjoint(file.defines(), known))
                        .isPresent())
                .toList();
        if (!added.isEmpty()) {
            Deployment deployed = deploy(ADDED, added);
            LOG.info(
                    "{} came with this version and is in force now, as deployment {}.",
                    added.stream().map(Resource::getFilename).toList(),
                    deployed.getId());
        }
    }

    /** Empty for a calendar, which has no id of its own. */
    private static Optional<ModelFile> read(Resource model) {
        try {
            return Publication.read(Map.of(model.getFilename(), model.getContentAsByteArray())).files().stream()
                    .findFirst();
        } catch (IOException e) {
            throw unreadable(model, e);
        }
    }

    private static IllegalStateException unreadable(Resource model, IOException e) {
        return new IllegalStateException("Cannot read " + model + " from the application's own files.", e);
    }

    private void deploy() {
        // Processes, decisions and forms refer to those of their own deployment: all of them go out together, when
        // one has changed.
        LOG.info("Models of deployment {} are in force.", deploy(NAME, models()).getId());
    }

    private Deployment deploy(String name, List<Resource> models) {
        DeploymentBuilder deployment =
                repository.createDeployment().name(name).source(NAME).enableDuplicateFiltering(false);
        for (Resource model : models) {
            try (var content = model.getInputStream()) {
                deployment.addInputStream(model.getFilename(), content);
            } catch (IOException e) {
                throw unreadable(model, e);
            }
        }
        return deployment.deploy();
    }

    private static List<Resource> models() {
        List<Resource> found = new ArrayList<>();
        PathMatchingResourcePatternResolver resolver = new PathMatchingResourcePatternResolver();
        for (String pattern : PATTERNS) {
            try {
                found.addAll(Arrays.asList(resolver.getResources(pattern)));
            } catch (IOException e) {
                throw new IllegalStateException("Cannot list the models at " + pattern, e);
            }
        }
        found.sort(Comparator.comparing(Resource::getFilename));
        return found;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the job executor and the web server: no caller meets an engine without models. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE + 1000;
    }
}
