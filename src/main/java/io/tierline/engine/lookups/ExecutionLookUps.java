package io.tierline.engine.lookups;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionManager;

/**
 * The engine reads an execution by its id, and soon after all those of its process instance. Here the first reading brings
 * them all, and the second is answered from it, as long as this command has begun or ended none.
 */
class ExecutionLookUps extends ExecutionManager {

    private static final String OF_THE_SAME_INSTANCE =
            "select * from ACT_RU_EXECUTION where PROC_INST_ID_ = (select PROC_INST_ID_ from ACT_RU_EXECUTION where ID_ = #{id})";

    /** By process instance: read, and not asked for yet. */
    private final Map<String, List<ExecutionEntity>> ahead = new HashMap<>();

    @Override
    public ExecutionEntity findExecutionById(String id) {
        ExecutionEntity known = getDbEntityManager().getCachedEntity(ExecutionEntity.class, id);
        if (known != null || id == null) {
            return known;
        }
        List<ExecutionEntity> all = ofTheSameInstance(id);
        if (all.isEmpty()) {
            return null;
        }
        ahead.put(all.get(0).getProcessInstanceId(), all);
        return getDbEntityManager().getCachedEntity(ExecutionEntity.class, id);
    }

    @SuppressWarnings("unchecked")
    private List<ExecutionEntity> ofTheSameInstance(String id) {
        return getDbEntityManager()
                .selectListWithRawParameter(
                        "selectExecutionByNativeQuery",
                        Map.of("sql", OF_THE_SAME_INSTANCE, "id", id, "resultType", "LIST"),
                        0,
                        Integer.MAX_VALUE);
    }

    @Override
    public List<ExecutionEntity> findExecutionsByProcessInstanceId(String processInstance) {
        List<ExecutionEntity> read = ahead.remove(processInstance);
        return read == null ? super.findExecutionsByProcessInstanceId(processInstance) : read;
    }

    @Override
    public void insertExecution(ExecutionEntity execution) {
        ahead.clear();
        super.insertExecution(execution);
    }

    @Override
    public void deleteExecution(ExecutionEntity execution) {
        ahead.clear();
        super.deleteExecution(execution);
    }
}
