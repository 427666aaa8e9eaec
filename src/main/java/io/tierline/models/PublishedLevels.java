package io.tierline.models;

import io.tierline.cases.LevelTable;
import io.tierline.cases.Levels;
import io.tierline.engine.AsTierline;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.springframework.stereotype.Component;

/** Reads {@code levels.dmn} as the engine has it. A version does not change, so each is read once on a node. */
@Component
class PublishedLevels implements Levels {

    private final RepositoryService repository;
    private final AsTierline asTierline;
    private final Map<Integer, Read> read = new ConcurrentHashMap<>();

    PublishedLevels(RepositoryService repository, AsTierline asTierline) {
        this.repository = repository;
        this.asTierline = asTierline;
    }

    /** @param definition the engine's id: where a publication was taken back, its number is given again */
    private record Read(String definition, LevelTable table) {}

    /** @throws IllegalStateException when none is published, which no start of Tierline leaves behind */
    @Override
    public LevelTable current() {
        return asTierline.get(() -> table(repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(LevelsTable.DECISION)
                .latestVersion()
                .singleResult()));
    }

    @Override
    public LevelTable version(int version) {
        int wanted = Math.max(1, version);
        Read known = read.get(wanted);
        return known != null
                ? known.table()
                : asTierline.get(() -> table(repository
                        .createDecisionDefinitionQuery()
                        .decisionDefinitionKey(LevelsTable.DECISION)
                        .decisionDefinitionVersion(wanted)
                        .singleResult()));
    }

    private LevelTable table(DecisionDefinition definition) {
        if (definition == null) {
            throw new IllegalStateException("No levels.dmn is published. Publish the one that comes with Tierline.");
        }
        Read known = read.get(definition.getVersion());
        if (known != null && known.definition().equals(definition.getId())) {
            return known.table();
        }
        Decision decision = repository.getDmnModelInstance(definition.getId()).getModelElementById(definition.getKey());
        LevelTable table = LevelsTable.read(definition.getVersion(), decision);
        read.put(definition.getVersion(), new Read(definition.getId(), table));
        return table;
    }
}
