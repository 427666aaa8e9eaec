package io.tierline.models;

import org.camunda.bpm.model.bpmn.instance.ConditionExpression;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.ScriptTask;
import org.camunda.bpm.model.bpmn.instance.SendTask;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaFailedJobRetryTimeCycle;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaScript;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** People find their work and its form; what Tierline does by itself is tried again; nothing is hidden in scripts. */
final class TaskCheck implements ModelChecks.FileCheck<ProcessFile> {

    private static final String NO_SCRIPT = "Use a step of Tierline, or a decision table.";

    @Override
    public void check(ProcessFile file, Problems problems) {
        file.all(UserTask.class).forEach(task -> check(file, task, problems));
        file.all(FlowNode.class).forEach(node -> checkRetry(file, node, problems));
        file.all(ServiceTask.class)
                .forEach(task -> checkDoes(
                        file,
                        task,
                        task.getCamundaDelegateExpression(),
                        task.getCamundaExpression(),
                        task.getCamundaTopic(),
                        problems));
        file.all(SendTask.class)
                .forEach(task -> checkDoes(
                        file,
                        task,
                        task.getCamundaDelegateExpression(),
                        task.getCamundaExpression(),
                        task.getCamundaTopic(),
                        problems));
        file.all(ScriptTask.class)
                .forEach(script -> problems.add(file, script, "is a script, which nobody can test.", NO_SCRIPT));
        file.all(CamundaScript.class)
                .forEach(script -> problems.add(file, Expressions.owner(script), "contains a script.", NO_SCRIPT));
        file.all(ConditionExpression.class).stream()
                .filter(condition -> condition.getLanguage() != null)
                .forEach(condition -> problems.add(
                        file,
                        Expressions.owner(condition),
                        "has a script as its condition.",
                        "Write one comparison, such as ${outcome == 'resolved'}."));
    }

    private static void check(ProcessFile file, UserTask task, Problems problems) {
        if (isEmpty(task.getCamundaFormRef()) && isEmpty(task.getCamundaFormKey())) {
            problems.add(
                    file,
                    task,
                    "has no form.",
                    "Choose one under Forms: type \"Camunda Forms\", the form's id, binding \"deployment\".");
        }
        if (isEmpty(task.getCamundaCandidateGroups())
                && isEmpty(task.getCamundaCandidateUsers())
                && isEmpty(task.getCamundaAssignee())) {
            problems.add(
                    file,
                    task,
                    "is nobody's: no queue shows it.",
                    "Set candidate groups under User assignment, such as customer-success.");
        }
    }

    private static void checkRetry(ProcessFile file, FlowNode node, Problems problems) {
        // The library refuses to be asked for what such a gateway cannot have.
        boolean isJob =
                node.isCamundaAsyncBefore() || !(node instanceof EventBasedGateway) && node.isCamundaAsyncAfter();
        if (isJob && retry(node) == null) {
            problems.add(
                    file,
                    node,
                    "runs as a job of its own, but does not say when it is tried again after a failure.",
                    "Set the retry time cycle under Job execution, such as R5/PT1M.");
        }
    }

    private static String retry(FlowNode node) {
        return node.getExtensionElements() == null
                ? null
                : node
                        .getExtensionElements()
                        .getElementsQuery()
                        .filterByType(CamundaFailedJobRetryTimeCycle.class)
                        .list()
                        .stream()
                        .map(ModelElementInstance::getTextContent)
                        .findFirst()
                        .orElse(null);
    }

    private static void checkDoes(
            ProcessFile file, Task task, String delegate, String expression, String topic, Problems problems) {
        if (isEmpty(delegate) && isEmpty(expression) && isEmpty(topic)) {
            problems.add(
                    file,
                    task,
                    "does nothing: no step of Tierline is named.",
                    "Set the delegate expression under Implementation, such as ${notify}.");
        }
    }

    private static boolean isEmpty(String text) {
        return text == null || text.isBlank();
    }
}
