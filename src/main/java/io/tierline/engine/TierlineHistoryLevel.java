package io.tierline.engine;

import java.util.Set;
import org.camunda.bpm.engine.impl.history.AbstractHistoryLevel;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;

/**
 * The engine's history as Tierline keeps it: process instances, user tasks, the log of what users did, and incidents.
 * These are what Tasklist shows and what is compared with the ledger, which is the history of a case. Decisions and passed
 * elements are kept by {@link DecisionHistory} and {@link ElementHistory}, at a fraction of the rows. The level's name is
 * recorded in the database and cannot be changed afterwards; what it contains can, and rows of before stay until their
 * removal time.
 */
class TierlineHistoryLevel extends AbstractHistoryLevel {

    static final String NAME = "tierline";

    private static final Set<HistoryEventType> KEPT = Set.of(
            HistoryEventTypes.PROCESS_INSTANCE_START,
            HistoryEventTypes.PROCESS_INSTANCE_UPDATE,
            HistoryEventTypes.PROCESS_INSTANCE_MIGRATE,
            HistoryEventTypes.PROCESS_INSTANCE_END,
            HistoryEventTypes.TASK_INSTANCE_CREATE,
            HistoryEventTypes.TASK_INSTANCE_UPDATE,
            HistoryEventTypes.TASK_INSTANCE_MIGRATE,
            HistoryEventTypes.TASK_INSTANCE_COMPLETE,
            HistoryEventTypes.TASK_INSTANCE_DELETE,
            HistoryEventTypes.INCIDENT_CREATE,
            HistoryEventTypes.INCIDENT_UPDATE,
            HistoryEventTypes.INCIDENT_MIGRATE,
            HistoryEventTypes.INCIDENT_RESOLVE,
            HistoryEventTypes.INCIDENT_DELETE,
            HistoryEventTypes.USER_OPERATION_LOG);

    @Override
    public int getId() {
        return 40;
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public boolean isHistoryEventProduced(HistoryEventType eventType, Object entity) {
        return KEPT.contains(eventType);
    }
}
