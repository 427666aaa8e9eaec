package io.tierline.models;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.repository.ResourceDefinition;

/** The models in force: of each process, decision and form the latest version. Works inside a command of the engine. */
final class RunningModels {

    private final CommandContext context;
    private final RepositoryService repository;
    private List<ProcessFile> processes;

    RunningModels(CommandContext context) {
        this.context = context;
        this.repository = context.getProcessEngineConfiguration().getRepositoryService();
    }

    List<ProcessFile> processes() {
        if (processes == null) {
            processes = new ArrayList<>();
            for (ProcessDefinition process :
                    repository.createProcessDefinitionQuery().latestVersion().list()) {
                processes.add(ProcessFile.read(process.getResourceName(), content(process)));
            }
        }
        return processes;
    }

    List<DecisionFile> decisions() {
        List<DecisionFile> decisions = new ArrayList<>();
        for (DecisionDefinition decision :
                repository.createDecisionDefinitionQuery().latestVersion().list()) {
            decisions.add(DecisionFile.read(decision.getResourceName(), content(decision)));
        }
        return decisions;
    }

    /**
     * The engine lists no forms, so their ids are read from the files. Which of two is in force says the version, not the
     * time: two can be published in the same moment, and by machines whose clocks differ.
     */
    List<FormFile> forms() {
        Map<String, FormFile> some = new LinkedHashMap<>();
        for (Deployment deployment : repository.createDeploymentQuery().list()) {
            context.getResourceManager().findResourcesByDeploymentId(deployment.getId()).stream()
                    .filter(resource -> resource.getName().endsWith(".form"))
                    .forEach(resource ->
                            some.computeIfAbsent(resource.getName(), name -> form(name, resource.getBytes())));
        }
        return some.values().stream()
                .flatMap(file -> file.defines().stream())
                .distinct()
                .flatMap(ref -> file(ref).stream())
                .map(FormFile.class::cast)
                .toList();
    }

    private static FormFile form(String name, byte[] content) {
        try {
            return FormFile.read(name, content);
        } catch (IOException e) {
            throw new IllegalStateException("The form " + name + " in force cannot be read.", e);
        }
    }

    boolean has(Ref ref) {
        return definition(ref).isPresent();
    }

    Optional<ModelFile> file(Ref ref) {
        return definition(ref).map(definition -> read(ref, definition));
    }

    private ModelFile read(Ref ref, ResourceDefinition definition) {
        String name = definition.getResourceName();
        try {
            return switch (ref.kind()) {
                case PROCESS -> ProcessFile.read(name, content(definition));
                case DECISION -> DecisionFile.read(name, content(definition));
                case FORM -> FormFile.read(name, content(definition));
            };
        } catch (IOException e) {
            throw new IllegalStateException("The " + ref + " in force cannot be read.", e);
        }
    }

    private Optional<? extends ResourceDefinition> definition(Ref ref) {
        return switch (ref.kind()) {
            case PROCESS ->
                Optional.<ProcessDefinition>ofNullable(repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey(ref.id())
                        .latestVersion()
                        .singleResult());
            case DECISION ->
                Optional.<DecisionDefinition>ofNullable(repository
                        .createDecisionDefinitionQuery()
                        .decisionDefinitionKey(ref.id())
                        .latestVersion()
                        .singleResult());
            case FORM ->
                Optional.<ResourceDefinition>ofNullable(
                        context.getCamundaFormDefinitionManager().findLatestDefinitionByKey(ref.id()));
        };
    }

    private byte[] content(ResourceDefinition definition) {
        ResourceEntity resource = context.getResourceManager()
                .findResourceByDeploymentIdAndResourceName(definition.getDeploymentId(), definition.getResourceName());
        return resource.getBytes();
    }
}
