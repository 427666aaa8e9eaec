package io.tierline.engine.lookups;

import java.time.Duration;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoricTaskInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.producer.CacheAwareHistoryEventProducer;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/**
 * What the engine reads for each row of its history: the definition, and the row of the case's first process, whose removal
 * time it copies. Here a row is kept as long as its own model says, counted from its writing: what happened late in a long
 * case is not removed together with its beginning.
 */
class HistoryLookUps extends CacheAwareHistoryEventProducer {

    @Override
    protected ProcessDefinitionEntity getProcessDefinitionEntity(String id) {
        return Context.getCommandContext().getProcessDefinitionManager().findLatestProcessDefinitionById(id);
    }

    @Override
    protected void provideRemovalTime(HistoryEvent event) {
        ProcessDefinitionEntity model = event.getProcessDefinitionId() == null
                ? null
                : getProcessDefinitionEntity(event.getProcessDefinitionId());
        if (event.getRootProcessInstanceId() == null || model == null) {
            super.provideRemovalTime(event);
        } else if (model.getHistoryTimeToLive() != null) {
            event.setRemovalTime(Date.from(
                    ClockUtil.getCurrentTime().toInstant().plus(Duration.ofDays(model.getHistoryTimeToLive()))));
        }
    }

    /** {@link HistoryWriter} asks for the start of a task otherwise. */
    @Override
    protected HistoricTaskInstanceEventEntity loadTaskInstanceEvent(DelegateTask task) {
        HistoricTaskInstanceEventEntity event = super.loadTaskInstanceEvent(task);
        if (event.getStartTime() == null) {
            event.setStartTime(task.getCreateTime());
        }
        return event;
    }
}
