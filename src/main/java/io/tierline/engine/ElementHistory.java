package io.tierline.engine;

import io.tierline.history.Element;
import io.tierline.history.PassedElements;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.springframework.stereotype.Component;

/**
 * Tells the history of each element that is drawn when something enters and leaves it. Its listeners are built into the
 * models as the engine's own history listeners are, so they hear of elements that are cancelled too.
 */
@Component
class ElementHistory extends AbstractBpmnParseListener {

    private final PassedElements passed;
    private final ExecutionListener entered = this::entered;
    private final ExecutionListener left = this::left;

    ElementHistory(PassedElements passed) {
        this.passed = passed;
    }

    @Override
    public void parseProcess(org.camunda.bpm.engine.impl.util.xml.Element element, ProcessDefinitionEntity definition) {
        listen(definition);
    }

    private void listen(ScopeImpl scope) {
        for (ActivityImpl activity : scope.getActivities()) {
            // The engine draws a body of its own around an element that is done several times.
            if (!activity.getId().endsWith(BpmnParse.MULTI_INSTANCE_BODY_ID_SUFFIX)) {
                activity.addBuiltInListener(ExecutionListener.EVENTNAME_START, entered);
                activity.addBuiltInListener(ExecutionListener.EVENTNAME_END, left);
            }
            listen(activity);
        }
    }

    private void entered(DelegateExecution execution) {
        passed.entered(execution.getActivityInstanceId(), element(execution));
    }

    private void left(DelegateExecution execution) {
        passed.left(execution.getActivityInstanceId(), element(execution), execution.isCanceled());
    }

    private static Element element(DelegateExecution execution) {
        ProcessDefinitionEntity model = ((ExecutionEntity) execution).getProcessDefinition();
        return new Element(
                SubjectCase.of(execution), model.getKey(), model.getVersion(), execution.getCurrentActivityId());
    }
}
