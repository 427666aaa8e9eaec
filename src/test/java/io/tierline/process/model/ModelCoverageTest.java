package io.tierline.process.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.junit.jupiter.api.Test;

/** After all stories: every node and every sequence flow of the models was passed, so every boundary event has fired. */
class ModelCoverageTest {

    @Test
    void everything_that_is_drawn_was_passed() {
        assumeTrue(CoverageLast.allStoriesRun(), "only some of the stories run");
        List<String> missed = ShippedModels.processes().values().stream()
                .flatMap(ModelCoverageTest::missed)
                .toList();
        assertThat(missed).as("drawn, but passed by no story").isEmpty();
    }

    private static Stream<String> missed(BpmnModelInstance model) {
        String process =
                model.getModelElementsByType(Process.class).iterator().next().getId();
        return ShippedModels.elements(model, FlowElement.class).stream()
                .filter(element -> element instanceof FlowNode || element instanceof SequenceFlow)
                .filter(element -> !passed(process, element))
                .map(element -> process + ": " + element.getElementType().getTypeName() + " " + element.getId());
    }

    /** The engine never takes a flow out of an event-based gateway; it waits for the event behind it. */
    private static boolean passed(String process, FlowElement element) {
        return element instanceof SequenceFlow flow && flow.getSource() instanceof EventBasedGateway
                ? PassedElements.passed(process, flow.getTarget().getId())
                : PassedElements.passed(process, element.getId());
    }
}
