package io.tierline.models;

import io.tierline.notifications.MessageCatalogue;
import io.tierline.process.model.Messages;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.SendTask;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputOutput;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputParameter;

/** What is said has a template and an addressee; what is waited for has a sender. */
final class MessageCheck implements ModelChecks.FileCheck<ProcessFile> {

    private static final String NOTIFY = "${notify}";

    private final MessageCatalogue messages;

    MessageCheck(MessageCatalogue messages) {
        this.messages = messages;
    }

    @Override
    public void check(ProcessFile file, Problems problems) {
        file.all(SendTask.class).stream()
                .filter(task -> NOTIFY.equals(task.getCamundaDelegateExpression()))
                .forEach(task -> checkSaid(file, task, problems));
        file.all(ServiceTask.class).stream()
                .filter(task -> NOTIFY.equals(task.getCamundaDelegateExpression()))
                .forEach(task -> checkSaid(file, task, problems));
        file.all(ReceiveTask.class).forEach(task -> checkAwaited(file, task, task.getMessage(), problems));
        file.all(CatchEvent.class).forEach(event -> event.getEventDefinitions().stream()
                .filter(MessageEventDefinition.class::isInstance)
                .forEach(awaited ->
                        checkAwaited(file, event, ((MessageEventDefinition) awaited).getMessage(), problems)));
        file.all(Process.class).forEach(process -> checkStarts(file, process, problems));
    }

    private void checkSaid(ProcessFile file, FlowNode task, Problems problems) {
        Map<String, String> inputs = inputs(task);
        String template = inputs.get("template");
        if (template == null || !isExpression(template) && !messages.templates().contains(template)) {
            problems.add(
                    file,
                    task,
                    template == null
                            ? "does not say which message it sends."
                            : "there is no message template \"" + template + "\".",
                    "Set the input \"template\" to one of " + String.join(", ", messages.templates()) + ".");
        }
        String to = inputs.get("to");
        if (to == null || !isExpression(to) && !messages.isRecipient(to)) {
            problems.add(
                    file,
                    task,
                    to == null ? "does not say whom it tells." : "\"" + to + "\" is nobody who can be told.",
                    "Set the input \"to\" to one of " + String.join(", ", messages.recipients())
                            + ", or person: and a user id.");
        }
    }

    private static Map<String, String> inputs(FlowNode task) {
        return Optional.ofNullable(task.getExtensionElements()).stream()
                .flatMap(extensions ->
                        extensions.getElementsQuery().filterByType(CamundaInputOutput.class).list().stream())
                .flatMap(inputs -> inputs.getCamundaInputParameters().stream())
                .collect(Collectors.toMap(
                        CamundaInputParameter::getCamundaName,
                        input -> input.getTextContent().strip(),
                        (a, b) -> b));
    }

    private static boolean isExpression(String text) {
        return text.contains("${");
    }

    private static void checkAwaited(ProcessFile file, BaseElement element, Message message, Problems problems) {
        Set<String> known = new TreeSet<>(Messages.WAKING);
        known.addAll(Messages.OTHER);
        Messages.STARTING.values().forEach(known::addAll);
        if (message == null || message.getName() == null || !known.contains(message.getName())) {
            problems.add(
                    file,
                    element,
                    message == null
                            ? "does not say which message it waits for."
                            : "nobody sends the message \"" + message.getName() + "\".",
                    "Choose one of " + String.join(", ", known) + ".");
        }
    }

    private static void checkStarts(ProcessFile file, Process process, Problems problems) {
        Set<String> missing = new HashSet<>(Messages.STARTING.getOrDefault(process.getId(), Set.of()));
        missing.removeAll(starts(file.all(StartEvent.class)));
        missing.forEach(message -> problems.add(
                file,
                process,
                "no start event waits for the message \"" + message + "\", by which Tierline starts it.",
                "Put that start event back."));
    }

    private static Set<String> starts(Collection<StartEvent> events) {
        return events.stream()
                .flatMap(event -> event.getEventDefinitions().stream())
                .filter(MessageEventDefinition.class::isInstance)
                .map(awaited -> ((MessageEventDefinition) awaited).getMessage())
                .filter(message -> message != null && message.getName() != null)
                .map(Message::getName)
                .collect(Collectors.toSet());
    }
}
