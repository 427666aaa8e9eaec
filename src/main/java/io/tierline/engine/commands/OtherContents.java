package io.tierline.engine.commands;

import java.util.Collection;
import java.util.Map;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cmd.SaveUserCmd;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;

/** What accounts, jobs and deployments may carry. */
final class OtherContents {

    private static final int MOST_RETRIES = 10;

    private OtherContents() {}

    static void ownAccount(Caller caller, SentCommand sent, CommandContents.Engine engine) {
        boolean own;
        if (sent.command() instanceof SaveUserCmd) {
            User user = (User) sent.value("user");
            own = user instanceof UserEntity stored && stored.getRevision() > 0 && caller.is(user.getId());
        } else {
            own = caller.is(sent.text("userId"));
        }
        if (!own) {
            throw new CommandNotAllowedException(
                    "Everybody changes their own profile and password; those of others are for administrators.");
        }
    }

    /** A repeated job runs soon; it is neither moved to another time nor stopped. */
    static void jobRetries(Caller caller, SentCommand sent, CommandContents.Engine engine) {
        int retries = (int) sent.value("retries");
        if ((boolean) sent.value("isDueDateSet") || retries < 1 || retries > MOST_RETRIES) {
            throw new CommandNotAllowedException(
                    "A job that has failed gets 1 to %d more attempts, at once; its due date is not set by hand."
                            .formatted(MOST_RETRIES));
        }
    }

    static void deployment(Caller caller, SentCommand sent, CommandContents.Engine engine) {
        SentCommand.Fields builder = new SentCommand.Fields(sent.value("deploymentBuilder"));
        if (isFilled(builder.value("deployments"))
                || isFilled(builder.value("deploymentResourcesById"))
                || isFilled(builder.value("deploymentResourcesByName"))
                || builder.value("processDefinitionsActivationDate") != null) {
            throw new CommandNotAllowedException(
                    "Models are published from their files (Modeler: Deploy), at once: neither from an earlier deployment nor"
                            + " for a later date.");
        }
    }

    private static boolean isFilled(Object some) {
        return some instanceof Collection<?> list && !list.isEmpty() || some instanceof Map<?, ?> map && !map.isEmpty();
    }
}
