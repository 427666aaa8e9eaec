package io.tierline.engine;

import java.util.Set;
import org.camunda.bpm.engine.impl.history.AbstractHistoryLevel;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;

/**
 * The engine's history as Tierline keeps it: everything of {@code full} but the job log and each former value of each
 * variable, which nobody reads and which make a third of what a case writes. Decisions and the operation log stay. The
 * level is recorded in the database and cannot be changed afterwards.
 */
class TierlineHistoryLevel extends AbstractHistoryLevel {

    static final String NAME = "tierline";

    private static final Set<HistoryEventType> LEFT_OUT = Set.of(
            HistoryEventTypes.JOB_CREATE,
            HistoryEventTypes.JOB_FAIL,
            HistoryEventTypes.JOB_SUCCESS,
            HistoryEventTypes.JOB_DELETE,
            HistoryEventTypes.VARIABLE_INSTANCE_UPDATE_DETAIL,
            HistoryEventTypes.FORM_PROPERTY_UPDATE);

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
        return !LEFT_OUT.contains(eventType);
    }
}
