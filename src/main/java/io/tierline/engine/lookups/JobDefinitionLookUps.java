package io.tierline.engine.lookups;

import org.camunda.bpm.engine.impl.cmd.SetJobDefinitionPriorityCmd;
import org.camunda.bpm.engine.impl.persistence.entity.JobDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobDefinitionManager;
import org.camunda.bpm.engine.impl.persistence.entity.SuspensionState;

/**
 * The engine asks for the definition of each job that it makes, to see whether it is suspended. One
 * command changes more of it, and reads the row itself.
 */
class JobDefinitionLookUps extends JobDefinitionManager {

    private final ShortMemory<String, JobDefinitionEntity> seen;

    /** @param seen the rows that were read lately, by id */
    JobDefinitionLookUps(ShortMemory<String, JobDefinitionEntity> seen) {
        this.seen = seen;
    }

    @Override
    public JobDefinitionEntity findById(String id) {
        if (RunningCommand.is(SetJobDefinitionPriorityCmd.class)) {
            seen.clearAtCommit();
            return super.findById(id);
        }
        return seen.get(id, () -> super.findById(id));
    }

    @Override
    public void updateJobDefinitionSuspensionStateById(String id, SuspensionState state) {
        super.updateJobDefinitionSuspensionStateById(id, state);
        seen.clearAtCommit();
    }

    @Override
    public void updateJobDefinitionSuspensionStateByProcessDefinitionId(String id, SuspensionState state) {
        super.updateJobDefinitionSuspensionStateByProcessDefinitionId(id, state);
        seen.clearAtCommit();
    }

    @Override
    public void updateJobDefinitionSuspensionStateByProcessDefinitionKey(String key, SuspensionState state) {
        super.updateJobDefinitionSuspensionStateByProcessDefinitionKey(key, state);
        seen.clearAtCommit();
    }

    @Override
    public void updateJobDefinitionSuspensionStateByProcessDefinitionKeyAndTenantId(
            String key, String tenant, SuspensionState state) {
        super.updateJobDefinitionSuspensionStateByProcessDefinitionKeyAndTenantId(key, tenant, state);
        seen.clearAtCommit();
    }
}
