package io.tierline.models;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/** Where the flow divides it is said why, and always goes on; no loop runs for ever. */
final class FlowCheck implements ModelChecks.FileCheck<ProcessFile> {

    @Override
    public void check(ProcessFile file, Problems problems) {
        file.all(ExclusiveGateway.class).stream()
                .filter(gateway -> gateway.getOutgoing().size() > 1)
                .forEach(gateway -> {
                    checkDefault(file, gateway, problems);
                    checkNames(file, gateway.getOutgoing(), problems);
                });
        file.all(InclusiveGateway.class).stream()
                .filter(gateway -> gateway.getOutgoing().size() > 1)
                .forEach(gateway -> checkNames(file, gateway.getOutgoing(), problems));
        file.all(FlowNode.class).stream()
                .filter(node -> !comesToRest(node))
                .forEach(node -> problems.add(
                        file,
                        node,
                        "is in a loop that nothing leaves and in which nothing waits.",
                        "Add a way out, or a task or timer that the loop waits at."));
    }

    private static void checkDefault(ProcessFile file, ExclusiveGateway gateway, Problems problems) {
        if (gateway.getDefault() == null) {
            problems.add(
                    file,
                    gateway,
                    "has no default flow: a case that fits no condition would stop here.",
                    "Choose the flow that is meant otherwise and make it the default flow.");
        }
        for (SequenceFlow flow : gateway.getOutgoing()) {
            boolean isDefault = flow.equals(gateway.getDefault());
            if (!isDefault && gateway.getDefault() != null && flow.getConditionExpression() == null) {
                problems.add(
                        file, flow, "has no condition.", "Say when it is taken, such as ${outcome == 'resolved'}.");
            }
        }
    }

    private static void checkNames(ProcessFile file, Collection<SequenceFlow> flows, Problems problems) {
        flows.stream()
                .filter(flow -> flow.getName() == null || flow.getName().isBlank())
                .forEach(flow -> problems.add(
                        file,
                        Elements.named(flow.getSource()),
                        "the flow to " + Elements.named(flow.getTarget()) + " has no label.",
                        "Write on it when it is taken, such as \"yes\"."));
    }

    /** Whether the flow from here reaches an end or something that waits. */
    private static boolean comesToRest(FlowNode from) {
        Deque<FlowNode> open = new ArrayDeque<>(Set.of(from));
        Set<String> seen = new HashSet<>();
        while (!open.isEmpty()) {
            FlowNode node = open.pop();
            if (waits(node) || node.getOutgoing().isEmpty() || isWatched(node)) {
                return true;
            }
            if (seen.add(node.getId())) {
                node.getOutgoing().forEach(flow -> open.push(flow.getTarget()));
            }
        }
        return false;
    }

    private static boolean waits(FlowNode node) {
        return node instanceof UserTask
                || node instanceof ReceiveTask
                || node instanceof CallActivity
                || node instanceof SubProcess
                || node instanceof IntermediateCatchEvent
                || node instanceof EventBasedGateway;
    }

    private static boolean isWatched(FlowNode node) {
        return node instanceof Activity
                && node.getModelInstance().getModelElementsByType(BoundaryEvent.class).stream()
                        .anyMatch(event -> node.equals(event.getAttachedTo()));
    }
}
