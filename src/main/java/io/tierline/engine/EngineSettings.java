package io.tierline.engine;

import io.tierline.engine.commands.NoScriptEngines;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.jobexecutor.CallerRunsRejectedJobsHandler;
import org.camunda.bpm.spring.boot.starter.configuration.Ordering;
import org.camunda.bpm.spring.boot.starter.configuration.impl.AbstractCamundaConfiguration;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What cannot be said in {@code application.yaml}: our history level, the retry of lost races, a full job queue. */
@Component
@Order(Ordering.DEFAULT_ORDER + 1)
class EngineSettings extends AbstractCamundaConfiguration {

    private final MatchedRules matchedRules;
    private final DecisionHistory decisionHistory;
    private final ElementHistory elementHistory;
    private final Clock clock;

    EngineSettings(
            MatchedRules matchedRules, DecisionHistory decisionHistory, ElementHistory elementHistory, Clock clock) {
        this.matchedRules = matchedRules;
        this.decisionHistory = decisionHistory;
        this.elementHistory = elementHistory;
        this.clock = clock;
    }

    @Override
    public void preInit(org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration configuration) {
        configuration.setIdGenerator(new EngineIds(clock));
        configuration.setCustomHistoryLevels(List.of(new TierlineHistoryLevel()));
        configuration.setHistory(TierlineHistoryLevel.NAME);
        List<CommandInterceptor> first = new ArrayList<>();
        first.add(new ConflictRetry());
        if (configuration.getCustomPreCommandInterceptorsTxRequired() != null) {
            first.addAll(configuration.getCustomPreCommandInterceptorsTxRequired());
        }
        configuration.setCustomPreCommandInterceptorsTxRequired(first);
        configuration.setDmnEngineConfiguration(decisions());
        List<BpmnParseListener> listeners = new ArrayList<>(List.of(elementHistory));
        if (configuration.getCustomPostBPMNParseListeners() != null) {
            listeners.addAll(configuration.getCustomPostBPMNParseListeners());
        }
        configuration.setCustomPostBPMNParseListeners(listeners);
        EngineStatements.giveTo(configuration);
    }

    private DefaultDmnEngineConfiguration decisions() {
        DefaultDmnEngineConfiguration decisions =
                new DefaultDmnEngineConfiguration().customPostDecisionTableEvaluationListeners(List.of(matchedRules));
        decisions.setCustomPostDecisionEvaluationListeners(new ArrayList<>(List.of(decisionHistory)));
        decisions.setScriptEngineResolver(new NoScriptEngines());
        decisions.setFeelEngineFactory(FeelLanguage::interpreter);
        return decisions;
    }

    @Override
    public void postInit(ProcessEngineConfigurationImpl configuration) {
        // An interrupting message sets what happens next; the interrupted task's output mapping must not overwrite it.
        configuration.setSkipOutputMappingOnCanceledActivities(true);
        if (configuration.getJobExecutor() != null) {
            // When its queue is full, the acquiring thread takes a batch itself instead of asking again and again.
            configuration.getJobExecutor().setRejectedJobsHandler(new CallerRunsRejectedJobsHandler());
        }
    }
}
