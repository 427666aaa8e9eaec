package io.tierline.models;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** A {@code .bpmn} file. */
record ProcessFile(String name, byte[] content, BpmnModelInstance model) implements ModelFile {

    /** @throws RuntimeException when it is no BPMN */
    static ProcessFile read(String name, byte[] content) {
        Expressions.root(content); // Refuses what only a more lenient reader would take.
        return new ProcessFile(name, content, Bpmn.readModelFromStream(new ByteArrayInputStream(content)));
    }

    <T extends ModelElementInstance> Collection<T> all(Class<T> type) {
        return model.getModelElementsByType(type);
    }

    @Override
    public Set<Ref> defines() {
        return all(Process.class).stream()
                .filter(Process::isExecutable)
                .map(process -> Ref.process(process.getId()))
                .collect(Collectors.toSet());
    }

    @Override
    public List<Need> needs() {
        List<Need> needs = new ArrayList<>();
        all(CallActivity.class)
                .forEach(call ->
                        add(needs, call, Ref.process(call.getCalledElement()), call.getCamundaCalledElementBinding()));
        all(BusinessRuleTask.class)
                .forEach(rule -> add(
                        needs, rule, Ref.decision(rule.getCamundaDecisionRef()), rule.getCamundaDecisionRefBinding()));
        all(UserTask.class)
                .forEach(task -> add(needs, task, Ref.form(task.getCamundaFormRef()), task.getCamundaFormRefBinding()));
        all(StartEvent.class)
                .forEach(start ->
                        add(needs, start, Ref.form(start.getCamundaFormRef()), start.getCamundaFormRefBinding()));
        return needs;
    }

    private static void add(List<Need> needs, ModelElementInstance element, Ref ref, String binding) {
        if (ref.id() != null && !ref.id().contains("${")) {
            needs.add(new Need(ref, "deployment".equals(binding), Elements.named(element)));
        }
    }
}
