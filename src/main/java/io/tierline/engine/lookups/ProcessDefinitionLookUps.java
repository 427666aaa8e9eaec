package io.tierline.engine.lookups;

import java.util.List;
import org.camunda.bpm.engine.impl.cmd.AbstractDeleteProcessDefinitionCmd;
import org.camunda.bpm.engine.impl.cmd.AddIdentityLinkForProcessDefinitionCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteIdentityLinkForProcessDefinitionCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteProcessDefinitionsByIdsCmd;
import org.camunda.bpm.engine.impl.cmd.UpdateProcessDefinitionHistoryTimeToLiveCmd;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionManager;
import org.camunda.bpm.engine.impl.persistence.entity.SuspensionState;

/**
 * The engine asks the database in each command for the row of each definition that it runs, to see whether it is
 * suspended. The rest of the row changes by few commands, which read the row itself.
 */
class ProcessDefinitionLookUps extends ProcessDefinitionManager {

    private final ShortMemory<String, ProcessDefinitionEntity> seen;
    private final ShortMemory<List<String>, ProcessDefinitionEntity> deployed;

    /**
     * @param seen the rows that were read lately, by id
     * @param deployed the same by deployment and key
     */
    ProcessDefinitionLookUps(
            ShortMemory<String, ProcessDefinitionEntity> seen,
            ShortMemory<List<String>, ProcessDefinitionEntity> deployed) {
        this.seen = seen;
        this.deployed = deployed;
    }

    /** Also asked before a parsed definition is taken from memory: the state of suspension is taken over from it. */
    @Override
    public ProcessDefinitionEntity findLatestProcessDefinitionById(String id) {
        if (RunningCommand.is(
                UpdateProcessDefinitionHistoryTimeToLiveCmd.class,
                AbstractDeleteProcessDefinitionCmd.class,
                DeleteProcessDefinitionsByIdsCmd.class,
                AddIdentityLinkForProcessDefinitionCmd.class,
                DeleteIdentityLinkForProcessDefinitionCmd.class)) {
            forget();
            return super.findLatestProcessDefinitionById(id);
        }
        return seen.get(id, () -> super.findLatestProcessDefinitionById(id));
    }

    /** Asked for each call of a process that was deployed together with its caller. */
    @Override
    public ProcessDefinitionEntity findProcessDefinitionByDeploymentAndKey(String deployment, String key) {
        return deployed.get(
                List.of(deployment, key), () -> super.findProcessDefinitionByDeploymentAndKey(deployment, key));
    }

    @Override
    public void updateProcessDefinitionSuspensionStateById(String id, SuspensionState state) {
        super.updateProcessDefinitionSuspensionStateById(id, state);
        forget();
    }

    @Override
    public void updateProcessDefinitionSuspensionStateByKey(String key, SuspensionState state) {
        super.updateProcessDefinitionSuspensionStateByKey(key, state);
        forget();
    }

    @Override
    public void updateProcessDefinitionSuspensionStateByKeyAndTenantId(
            String key, String tenant, SuspensionState state) {
        super.updateProcessDefinitionSuspensionStateByKeyAndTenantId(key, tenant, state);
        forget();
    }

    private void forget() {
        seen.clearAtCommit();
        deployed.clearAtCommit();
    }
}
