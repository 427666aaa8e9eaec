package io.tierline.engine.lookups;

import java.util.IdentityHashMap;
import java.util.Map;
import org.camunda.bpm.engine.impl.cfg.IdGenerator;
import org.camunda.bpm.engine.impl.db.DbEntity;
import org.camunda.bpm.engine.impl.db.PersistenceSession;
import org.camunda.bpm.engine.impl.db.entitymanager.DbEntityManager;
import org.camunda.bpm.engine.impl.db.entitymanager.cache.CachedDbEntity;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;

/**
 * A variable that is given the value that it has is not written. The engine counts each setting in the row, and would write
 * the row for that alone: a decision that is asked again answers mostly as before.
 */
class UnchangedVariables extends DbEntityManager {

    /** How often each was set when it was read. */
    private final Map<VariableInstanceEntity, Long> counters = new IdentityHashMap<>();

    UnchangedVariables(IdGenerator ids, PersistenceSession session) {
        super(ids, session);
    }

    @Override
    public void onEntityLoaded(DbEntity entity) {
        super.onEntityLoaded(entity);
        if (entity instanceof VariableInstanceEntity variable) {
            counters.put(variable, variable.getSequenceCounter());
        }
    }

    @Override
    protected void flushCachedEntity(CachedDbEntity cached) {
        if (cached.getEntity() instanceof VariableInstanceEntity variable
                && counters.containsKey(variable)
                && cached.isDirty()) {
            long counter = variable.getSequenceCounter();
            variable.setSequenceCounter(counters.get(variable));
            if (cached.isDirty()) {
                variable.setSequenceCounter(counter);
                counters.put(variable, counter);
            }
        }
        super.flushCachedEntity(cached);
    }
}
