package io.tierline.engine.lookups;

import java.util.List;
import org.camunda.bpm.engine.impl.dmn.entity.repository.DecisionDefinitionEntity;
import org.camunda.bpm.engine.impl.dmn.entity.repository.DecisionDefinitionManager;

/** A model asks, each time, which decision of a name was deployed together with it. The answer goes only with the deployment. */
class DecisionLookUps extends DecisionDefinitionManager {

    private final ShortMemory<List<String>, DecisionDefinitionEntity> seen;

    /** @param seen the rows that were read lately, by deployment and key */
    DecisionLookUps(ShortMemory<List<String>, DecisionDefinitionEntity> seen) {
        this.seen = seen;
    }

    @Override
    public DecisionDefinitionEntity findDecisionDefinitionByDeploymentAndKey(String deployment, String key) {
        return seen.get(
                List.of(deployment, key), () -> super.findDecisionDefinitionByDeploymentAndKey(deployment, key));
    }

    @Override
    public void deleteDecisionDefinitionsByDeploymentId(String deployment) {
        super.deleteDecisionDefinitionsByDeploymentId(deployment);
        seen.clearAtCommit();
    }
}
