package io.tierline.engine.commands;

import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;

/** Who takes a task, and to whom it is given. Whether the caller may do so at all is for the engine's authorizations. */
final class TaskContents {

    private TaskContents() {}

    static void ownClaim(Caller caller, SentCommand sent, CommandContents.Engine engine) {
        String user = sent.text("userId");
        if (user != null && !caller.is(user)) {
            throw new CommandNotAllowedException(
                    "A task is claimed for oneself. To give it to somebody else, set its assignee.");
        }
    }

    static void assignment(Caller caller, SentCommand sent, CommandContents.Engine engine) {
        String user = sent.text("userId");
        String task = sent.text("taskId");
        if (user == null || task == null) {
            return;
        }
        if (!engine.ask(context -> mayWork(context, task, user))) {
            throw new CommandNotAllowedException(
                    ("\"%s\" is in no team that may work on this task. To bring the case to another team, push it; to take it"
                                    + " over, take it over (Tasklist: start \"Manage a case\"; API: POST"
                                    + " /api/v1/escalations/{key}/acts).")
                            .formatted(user.length() > 60 ? user.substring(0, 60) + "…" : user));
        }
    }

    private static boolean mayWork(CommandContext context, String taskId, String user) {
        TaskEntity task = context.getTaskManager().findTaskById(taskId);
        if (task == null || user.indexOf('\0') >= 0) {
            return true; // The engine says itself what is wrong.
        }
        List<String> teams = context.getIdentityLinkManager().findIdentityLinksByTaskId(taskId).stream()
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull)
                .toList();
        return context.runWithoutAuthorization(() ->
                context
                        .getReadOnlyIdentityProvider()
                        .createGroupQuery(context)
                        .groupMember(user)
                        .unlimitedList()
                        .stream()
                        .anyMatch(group -> teams.contains(group.getId())));
    }
}
