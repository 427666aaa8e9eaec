package io.tierline.agreement;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** Where a case may stand, read from the models: whatever their owners draw is legal. */
final class Places {

    private static final String TIER = "tier";

    private final Process process;

    private Places(Process process) {
        this.process = process;
    }

    static Places of(BpmnModelInstance model, String processKey) {
        return new Places(model.getModelElementById(processKey));
    }

    boolean has(String activity) {
        return process.getModelInstance().getModelElementById(activity) != null;
    }

    /** What moves the case: everything but what runs beside it, in event subprocesses and on boundaries. */
    Set<String> mainFlow() {
        return ids(nodes().filter(Places::isMain));
    }

    /**
     * What a level works at: the tasks for people that stand directly in its process, and the steps to them and from them.
     * What runs beside the work (alerting, deadlines, criteria) leads to none of them; nor does what a boundary event begins
     * that does not interrupt the work.
     */
    Set<String> work() {
        List<FlowNode> tasks = nodes().filter(UserTask.class::isInstance)
                .filter(task -> task.getParentElement().equals(process))
                .toList();
        if (tasks.isEmpty()) {
            return mainFlow();
        }
        Set<FlowNode> work = reach(tasks, Places::after);
        work.addAll(reach(tasks, Places::before));
        return ids(work.stream().filter(node -> !(node instanceof BoundaryEvent)));
    }

    /** The calls of the main flow: each is a level that works on the case. */
    Set<String> levelProcesses() {
        return calls().filter(Places::isMain)
                .map(CallActivity::getCalledElement)
                .collect(Collectors.toSet());
    }

    /** All processes that are called from here and never start by themselves. */
    Set<String> called() {
        return calls().map(CallActivity::getCalledElement).collect(Collectors.toSet());
    }

    /**
     * The call by which a level gets the case.
     *
     * @param variable that has to name the level; null when the call itself names it
     */
    record LevelCall(String activity, String variable) {}

    /** The call for a level: one that names it, else one that takes its name from a variable; null for none. */
    LevelCall call(String level) {
        List<CallActivity> mains = calls().filter(Places::isMain).toList();
        return mains.stream()
                .filter(call -> tier(call).anyMatch(in -> level.equals(in.getCamundaSourceExpression())))
                .map(call -> new LevelCall(call.getId(), null))
                .findFirst()
                .or(() -> mains.stream()
                        .flatMap(call -> tier(call)
                                .filter(in -> in.getCamundaSource() != null)
                                .map(in -> new LevelCall(call.getId(), in.getCamundaSource())))
                        .findFirst())
                .orElse(null);
    }

    private static Stream<CamundaIn> tier(CallActivity call) {
        return call.getExtensionElements() == null
                ? Stream.empty()
                : call.getExtensionElements().getElementsQuery().filterByType(CamundaIn.class).list().stream()
                        .filter(in -> TIER.equals(in.getCamundaTarget()));
    }

    private Stream<CallActivity> calls() {
        return nodes().filter(CallActivity.class::isInstance)
                .map(CallActivity.class::cast)
                .filter(call -> call.getCalledElement() != null);
    }

    private Stream<FlowNode> nodes() {
        return process.getModelInstance().getModelElementsByType(FlowNode.class).stream()
                .filter(node -> within(node, process));
    }

    private static boolean within(ModelElementInstance element, Process process) {
        return element != null && (element.equals(process) || within(element.getParentElement(), process));
    }

    private static boolean isMain(FlowNode node) {
        if (node instanceof BoundaryEvent) {
            return false;
        }
        for (ModelElementInstance at = node; at != null; at = at.getParentElement()) {
            if (at instanceof SubProcess sub && sub.triggeredByEvent()) {
                return false;
            }
        }
        return true;
    }

    private static Set<FlowNode> reach(Collection<FlowNode> from, Function<FlowNode, Collection<FlowNode>> next) {
        Set<FlowNode> reached = new HashSet<>(from);
        Deque<FlowNode> open = new ArrayDeque<>(from);
        while (!open.isEmpty()) {
            next.apply(open.pop()).stream().filter(reached::add).forEach(open::push);
        }
        return reached;
    }

    private static Collection<FlowNode> before(FlowNode node) {
        List<FlowNode> before = new ArrayList<>();
        node.getIncoming().stream().map(SequenceFlow::getSource).forEach(before::add);
        if (node instanceof BoundaryEvent boundary) {
            before.add(boundary.getAttachedTo());
        }
        return before;
    }

    private static Collection<FlowNode> after(FlowNode node) {
        List<FlowNode> after = new ArrayList<>();
        node.getOutgoing().stream().map(SequenceFlow::getTarget).forEach(after::add);
        node.getModelInstance().getModelElementsByType(BoundaryEvent.class).stream()
                .filter(boundary -> boundary.getAttachedTo().equals(node) && boundary.cancelActivity())
                .forEach(after::add);
        return after;
    }

    private static Set<String> ids(Stream<FlowNode> nodes) {
        return nodes.map(FlowNode::getId).collect(Collectors.toSet());
    }
}
