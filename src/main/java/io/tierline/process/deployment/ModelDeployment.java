package io.tierline.process.deployment;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Deploys the models that come with this version of Tierline: at the first start, and later as long as nobody has
 * published a change of their own. From then on the deployed models are the truth, and ours are only offered.
 */
@Component
class ModelDeployment implements SmartLifecycle {

    static final String NAME = "tierline";

    private static final Logger LOG = LoggerFactory.getLogger(ModelDeployment.class);
    private static final List<String> PATTERNS =
            List.of(
                    "classpath*:processes/*.bpmn",
                    "classpath*:processes/*.dmn",
                    "classpath*:processes/calendars/*.yaml",
                    "classpath*:forms/*.form");

    private final RepositoryService repository;
    private volatile boolean running;

    ModelDeployment(RepositoryService repository) {
        this.repository = repository;
    }

    @Override
    public void start() {
        if (!changedByOwner()) {
            deploy();
        }
        running = true;
    }

    private boolean changedByOwner() {
        return repository.createDeploymentQuery().orderByDeploymentTime().desc().listPage(0, 1).stream()
                .filter(latest -> !NAME.equals(latest.getName()))
                .peek(latest -> LOG.info(
                        "The models were changed by \"{}\" on {}, and stay as they are. This version of Tierline offers"
                                + " its own: docs/process-owners.md says how to compare and publish them.",
                        latest.getName(),
                        latest.getDeploymentTime().toInstant()))
                .findAny()
                .isPresent();
    }

    private void deploy() {
        // Processes, decisions and forms refer to those of their own deployment: all of them go out together, when
        // one has changed.
        DeploymentBuilder deployment =
                repository.createDeployment().name(NAME).source(NAME).enableDuplicateFiltering(false);
        for (Resource model : models()) {
            try (var content = model.getInputStream()) {
                deployment.addInputStream(model.getFilename(), content);
            } catch (IOException e) {
                throw new IllegalStateException("Cannot read " + model + " from the application's own files.", e);
            }
        }
        Deployment deployed = deployment.deploy();
        LOG.info("Models of deployment {} are in force.", deployed.getId());
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

    /** Before the job executor and the web server: nobody meets an engine without models. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE + 1000;
    }
}
