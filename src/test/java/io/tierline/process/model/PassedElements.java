package io.tierline.process.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * Notes in the engine of the tests which nodes and sequence flows were passed, whatever test passed them. An own
 * recorder, because Camunda's process test coverage counts each test class for itself and writes a report for each: here
 * all stories together have to pass everything, and noting an id costs nothing.
 */
@TestConfiguration(proxyBeanMethods = false)
public class PassedElements {

    private static final Set<String> PASSED = ConcurrentHashMap.newKeySet();

    static boolean passed(String process, String element) {
        return PASSED.contains(process + '/' + element);
    }

    @Bean
    ProcessEnginePlugin recorder() {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl engine) {
                List<BpmnParseListener> listeners = new ArrayList<>(List.of(new Recorder()));
                if (engine.getCustomPostBPMNParseListeners() != null) {
                    listeners.addAll(engine.getCustomPostBPMNParseListeners());
                }
                engine.setCustomPostBPMNParseListeners(listeners);
            }
        };
    }

    private static class Recorder extends AbstractBpmnParseListener {

        @Override
        public void parseProcess(Element element, ProcessDefinitionEntity process) {
            record(process, process.getKey() + '/');
        }

        private void record(ScopeImpl scope, String process) {
            for (ActivityImpl activity : scope.getActivities()) {
                ExecutionListener started = execution -> PASSED.add(process + activity.getId());
                activity.addBuiltInListener(ExecutionListener.EVENTNAME_START, started);
                activity.getOutgoingTransitions().forEach(flow -> {
                    ExecutionListener taken = execution -> PASSED.add(process + flow.getId());
                    ((org.camunda.bpm.engine.impl.pvm.process.TransitionImpl) flow)
                            .addBuiltInListener(ExecutionListener.EVENTNAME_TAKE, taken);
                });
                record(activity, process);
            }
        }
    }
}
