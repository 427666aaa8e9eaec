package io.tierline.engine.lookups;

import io.tierline.engine.lookups.AuthorizationLookUps.Memory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.cfg.IdGenerator;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.PersistenceSession;
import org.camunda.bpm.engine.impl.db.entitymanager.DbEntityManager;
import org.camunda.bpm.engine.impl.dmn.entity.repository.DecisionDefinitionEntity;
import org.camunda.bpm.engine.impl.dmn.entity.repository.DecisionDefinitionManager;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionManager;
import org.camunda.bpm.engine.impl.persistence.entity.IncidentManager;
import org.camunda.bpm.engine.impl.persistence.entity.JobDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobDefinitionManager;
import org.camunda.bpm.engine.impl.persistence.entity.JobManager;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionManager;
import org.camunda.bpm.engine.impl.persistence.entity.TaskManager;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.spring.boot.starter.configuration.impl.AbstractCamundaConfiguration;
import org.springframework.stereotype.Component;

/** Puts our look-ups in the place of the engine's. */
@Component
class LookUps extends AbstractCamundaConfiguration {

    /** As long as open sessions of the web applications keep rights. */
    private static final Duration DEFINITIONS = Duration.ofSeconds(30);

    @Override
    public void preInit(SpringProcessEngineConfiguration configuration) {
        ShortMemory<String, ProcessDefinitionEntity> processes = new ShortMemory<>(DEFINITIONS);
        ShortMemory<List<String>, ProcessDefinitionEntity> deployed = new ShortMemory<>(DEFINITIONS);
        ShortMemory<String, JobDefinitionEntity> jobs = new ShortMemory<>(DEFINITIONS);
        ShortMemory<List<String>, DecisionDefinitionEntity> decisions = new ShortMemory<>(DEFINITIONS);
        Memory authorizations = new Memory();
        List<SessionFactory> all = new ArrayList<>(List.of(
                new Factory(ProcessDefinitionManager.class, () -> new ProcessDefinitionLookUps(processes, deployed)),
                new Factory(JobDefinitionManager.class, () -> new JobDefinitionLookUps(jobs)),
                new Factory(DecisionDefinitionManager.class, () -> new DecisionLookUps(decisions)),
                new Factory(AuthorizationManager.class, () -> new AuthorizationLookUps(authorizations)),
                new Factory(ExecutionManager.class, ExecutionLookUps::new),
                new Factory(DbEntityManager.class, () -> variables(configuration.getIdGenerator())),
                new Factory(TaskManager.class, TaskQueries::new),
                new Factory(IncidentManager.class, IncidentLookUps::new),
                new Factory(JobManager.class, JobLookUps::new)));
        if (configuration.getCustomSessionFactories() != null) {
            all.addAll(configuration.getCustomSessionFactories());
        }
        configuration.setCustomSessionFactories(all);
        configuration.setHistoryEventProducer(new HistoryLookUps());
        configuration.setEnableDefaultDbHistoryEventHandler(false);
        List<HistoryEventHandler> handlers = new ArrayList<>(List.of(new HistoryWriter()));
        handlers.addAll(configuration.getCustomHistoryEventHandlers());
        configuration.setCustomHistoryEventHandlers(handlers);
    }

    private static Session variables(IdGenerator ids) {
        return new UnchangedVariables(ids, Context.getCommandContext().getSession(PersistenceSession.class));
    }

    private record Factory(Class<?> replaced, Supplier<Session> replacement) implements SessionFactory {

        @Override
        public Class<?> getSessionType() {
            return replaced;
        }

        @Override
        public Session openSession() {
            return replacement.get();
        }
    }
}
