package io.tierline.process.timers;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandler;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.springframework.stereotype.Component;

/** Teaches the engine what a calendar is. */
@Component
class CalendarPlugin extends AbstractProcessEnginePlugin {

    private final MovedDeadlines movedDeadlines;

    CalendarPlugin(MovedDeadlines movedDeadlines) {
        this.movedDeadlines = movedDeadlines;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setCustomPreDeployers(plus(engine.getCustomPreDeployers(), (Deployer) new CalendarPublisher()));
        engine.setCustomJobHandlers(plus(engine.getCustomJobHandlers(), (JobHandler) movedDeadlines));
    }

    private static <T> List<T> plus(List<T> list, T one) {
        List<T> all = list == null ? new ArrayList<>() : new ArrayList<>(list);
        all.add(one);
        return all;
    }
}
