package io.tierline.engine.commands;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.GetDeployedTaskFormCmd;
import org.camunda.bpm.engine.impl.cmd.GetDeployedStartFormCmd;
import org.camunda.bpm.engine.impl.form.FormDefinition;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;

/** Starts and completions carry the fields of the form that is deployed for them, with plain values, and nothing else. */
final class FormContents {

    private static final String DEPLOYMENT = "deployment";

    /** By the id of the model and the task in it, which no other deployment has. */
    private static final Map<String, Set<String>> KNOWN = new ConcurrentHashMap<>();

    private FormContents() {}

    static void start(Caller caller, SentCommand sent, CommandContents.Engine engine) {
        String definition = sent.text("processDefinitionId");
        if (definition == null || !engine.ask(context -> exists(context, definition))) {
            return; // The engine says itself that there is none.
        }
        if (sent.text("businessKey") != null) {
            throw new CommandNotAllowedException(
                    "A start carries no business key: a case is given its key when it is opened.");
        }
        if (!engine.ask(context -> isForPeople(context, definition))) {
            throw new CommandNotAllowedException(
                    "Only the version in force of a process whose start has a form, and that Tasklist offers, is started by"
                            + " people. A case begins with a ticket (API: POST /api/v1/tickets) or with the form of"
                            + " \"Escalation\" in Tasklist (Start process).");
        }
        check(fields(engine, new GetDeployedStartFormCmd(definition)), sent.value("variables"));
    }

    static void task(Caller caller, SentCommand sent, CommandContents.Engine engine) {
        String task = sent.text("taskId");
        TaskEntity found = task == null
                ? null
                : engine.ask(context -> context.getTaskManager().findTaskById(task));
        if (found == null) {
            return; // The engine says itself that there is none.
        }
        String variables = sent.command() instanceof org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd
                ? "properties"
                : "variables";
        check(fieldsOf(engine, found), sent.value(variables));
    }

    private static boolean exists(CommandContext context, String definition) {
        return context.getProcessDefinitionManager().findLatestProcessDefinitionById(definition) != null;
    }

    private static boolean isForPeople(CommandContext context, String id) {
        ProcessDefinitionEntity stored = context.getProcessDefinitionManager().findLatestProcessDefinitionById(id);
        ProcessDefinitionEntity definition = context.getProcessEngineConfiguration()
                .getDeploymentCache()
                .findDeployedProcessDefinitionById(stored.getId());
        ProcessDefinitionEntity inForce = context.getProcessEngineConfiguration()
                .getDeploymentCache()
                .findDeployedLatestProcessDefinitionByKeyAndTenantId(definition.getKey(), null);
        return definition.isStartableInTasklist()
                && definition.getStartFormDefinition() != null
                && definition.getStartFormDefinition().getCamundaFormDefinitionKey() != null
                && inForce != null
                && inForce.getId().equals(id);
    }

    /** The form that was deployed together with its model stays as it is: it is read once. */
    private static Set<String> fieldsOf(CommandContents.Engine engine, TaskEntity task) {
        Command<InputStream> form = new GetDeployedTaskFormCmd(task.getId());
        Optional<String> key = engine.ask(context -> context.runWithoutAuthorization(() -> unchanging(task)));
        return key.isEmpty() ? fields(engine, form) : KNOWN.computeIfAbsent(key.get(), one -> fields(engine, form));
    }

    private static Optional<String> unchanging(TaskEntity task) {
        FormDefinition form = task.getTaskDefinition() == null
                ? null
                : task.getTaskDefinition().getFormDefinition();
        return form == null
                        || !DEPLOYMENT.equals(form.getCamundaFormDefinitionBinding())
                        || !form.getCamundaFormDefinitionKey().isLiteralText()
                ? Optional.empty()
                : Optional.of(task.getProcessDefinitionId() + ' ' + task.getTaskDefinitionKey());
    }

    /** Empty for an element that has no form of this kind: then nothing is carried. */
    private static Set<String> fields(CommandContents.Engine engine, Command<InputStream> deployedForm) {
        return engine.ask(context -> context.runWithoutAuthorization(() -> {
            try (InputStream form = deployedForm.execute(context)) {
                return FormFields.of(form);
            } catch (BadUserRequestException | NullValueException e) {
                return Set.of();
            } catch (IOException e) {
                throw new CommandNotAllowedException(
                        "The form that is deployed here cannot be read, so nothing can be sent with it. Publish it again.");
            }
        }));
    }

    @SuppressWarnings("unchecked")
    private static void check(Set<String> fields, Object carried) {
        if (carried == null) {
            return;
        }
        VariableMap variables = Variables.fromMap((Map<String, Object>) carried);
        Set<String> unknown = new TreeSet<>(variables.keySet());
        unknown.removeAll(fields);
        if (!unknown.isEmpty()) {
            throw new CommandNotAllowedException("%s: not a field of this form. %s"
                    .formatted(
                            names(unknown),
                            fields.isEmpty()
                                    ? "It has no field to fill in, so nothing is sent with it."
                                    : "Its fields are: " + String.join(", ", new TreeSet<>(fields)) + "."));
        }
        for (String name : variables.keySet()) {
            Optional<String> wrong = PlainValues.wrong(variables.getValueTyped(name));
            if (wrong.isPresent()) {
                throw new CommandNotAllowedException(
                        ("\"%s\" %s. A field of a form is text (up to %,d characters), a number, yes or no, or a list of up"
                                        + " to %d of these.")
                                .formatted(name, wrong.get(), PlainValues.LONGEST_TEXT, PlainValues.LONGEST_LIST));
            }
        }
    }

    private static String names(Set<String> unknown) {
        List<String> shown = unknown.stream()
                .limit(10)
                .map(name -> name.length() > 60 ? name.substring(0, 60) + "…" : name)
                .toList();
        return "\"" + String.join("\", \"", shown) + "\"";
    }
}
