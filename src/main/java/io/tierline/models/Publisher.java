package io.tierline.models;

import io.tierline.audit.AuditAction;
import io.tierline.audit.AuditEvent;
import io.tierline.audit.AuditLog;
import io.tierline.process.words.PublishedWords;
import io.tierline.process.words.WordsFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.exception.NotValidException;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.repository.ResourceTypes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands in front of the engine's own deployers: completes what is uploaded and refuses what would not work. The engine
 * deploys again what it loads from its tables; those deployments are not new, and pass.
 */
final class Publisher implements Deployer {

    private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);

    private final Supplier<ModelChecks> checks;

    private final Supplier<AuditLog> audit;

    private final Supplier<PublishedWords> words;

    Publisher(Supplier<ModelChecks> checks, Supplier<AuditLog> audit, Supplier<PublishedWords> words) {
        this.checks = checks;
        this.audit = audit;
        this.words = words;
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        if (!deployment.isNew()) {
            return;
        }
        if (deployment.getTenantId() != null) {
            throw new NotValidException("Nothing was published, because it is for the tenant \""
                    + deployment.getTenantId() + "\". Leave the field Tenant ID in Camunda Modeler empty.");
        }
        CommandContext context = Context.getCommandContext();
        RunningModels running = new RunningModels(context);
        Publication publication = Publication.read(contents(deployment));
        Set<String> uploaded = publication.contents().keySet();
        List<ModelFile> added = Completion.complete(publication, running);
        Set<Problem> problems = new LinkedHashSet<>(checks.get().problems(publication, running::has));
        problems.addAll(checks.get()
                .parsed(
                        publication,
                        file -> ParsedExpressions.of(file, deployment, context.getProcessEngineConfiguration())));
        PolicyTexts texts = texts(publication, running, context);
        // Our words fit our own models; where an owner has others in force, what is not theirs is not said.
        boolean theirs = !ModelDeployment.NAME.equals(deployment.getSource());
        if (theirs) {
            problems.addAll(WordsCheck.unknown(publication, texts));
        }
        if (!problems.isEmpty()) {
            throw new NotValidException(text(problems));
        }
        if (theirs) {
            tellMissing(publication, texts);
        }
        added.forEach(file -> add(file, deployment, context));
        audit.get()
                .record(AuditEvent.of(AuditAction.MODELS_PUBLISHED)
                        .by(context.getAuthenticatedUserId())
                        .about(deployment.getId())
                        .with("name", deployment.getName())
                        .with("files", List.copyOf(uploaded)));
        if (!added.isEmpty()) {
            LOG.info(
                    "{} were published with {}, which they belong to.",
                    added.stream().map(ModelFile::name).toList(),
                    uploaded);
        }
    }

    /** What the policy will say, once this is in force. */
    private static PolicyTexts texts(Publication publication, RunningModels running, CommandContext context) {
        if (publication.words().isEmpty()) {
            return new PolicyTexts(List.of(), List.of(), List.of());
        }
        return context.runWithoutAuthorization(() -> new PolicyTexts(
                inForceThen(publication, publication.forms(), running.forms()),
                inForceThen(publication, publication.processes(), running.processes()),
                inForceThen(publication, publication.decisions(), running.decisions())));
    }

    private static <T extends ModelFile> List<T> inForceThen(
            Publication publication, List<T> published, List<T> running) {
        Set<Ref> replaced = publication.defines();
        List<T> then = new ArrayList<>(published);
        running.stream()
                .filter(file -> Collections.disjoint(file.defines(), replaced))
                .forEach(then::add);
        return then;
    }

    private void tellMissing(Publication publication, PolicyTexts texts) {
        for (PolicyWordsFile file : publication.words()) {
            WordsFile published = file.read().file();
            // What it leaves out is said as what is in force has it.
            Set<String> missing = WordsCheck.missing(texts, published.words());
            missing.retainAll(WordsCheck.missing(texts, words.get().in(published.language())));
            if (!missing.isEmpty()) {
                LOG.warn(
                        "{} has no words for {} texts, which are read in English: {}",
                        file.name(),
                        missing.size(),
                        missing);
            }
        }
    }

    private static Map<String, byte[]> contents(DeploymentEntity deployment) {
        Map<String, byte[]> contents = new LinkedHashMap<>();
        deployment.getResources().forEach((name, resource) -> contents.put(name, resource.getBytes()));
        return contents;
    }

    private static String text(Collection<Problem> problems) {
        return "Nothing was published, because "
                + (problems.size() == 1 ? "one thing is" : problems.size() + " things are")
                + " wrong:\n"
                + problems.stream().map(problem -> "- " + problem).collect(Collectors.joining("\n"));
    }

    private static void add(ModelFile file, DeploymentEntity deployment, CommandContext context) {
        Set<String> taken = new HashSet<>(deployment.getResources().keySet());
        ResourceEntity resource = new ResourceEntity();
        resource.setName(taken.contains(file.name()) ? "running-" + file.name() : file.name());
        resource.setBytes(file.content());
        resource.setDeploymentId(deployment.getId());
        resource.setType(ResourceTypes.REPOSITORY.getValue());
        resource.setCreateTime(ClockUtil.getCurrentTime());
        context.getResourceManager().insertResource(resource);
        deployment.addResource(resource);
    }
}
