package io.tierline.engine.rest;

import io.tierline.words.Saying;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.rest.util.EngineUtil;

/** A race for a task that was lost, in words: by name, as far as the loser may know people's names. */
final class ClaimedTask {

    private ClaimedTask() {}

    static String words(TaskAlreadyClaimedException e) {
        return Saying.of("engine.claimed", name(e.getTaskAssignee())).now();
    }

    private static String name(String person) {
        IdentityService identity = EngineUtil.lookupProcessEngine(null).getIdentityService();
        User user = identity.createUserQuery().userId(person).singleResult();
        String name = user == null ? "" : (orEmpty(user.getFirstName()) + " " + orEmpty(user.getLastName())).strip();
        return name.isEmpty() ? person : name;
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
