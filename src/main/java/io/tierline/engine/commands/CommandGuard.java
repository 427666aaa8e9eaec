package io.tierline.engine.commands;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/**
 * The first of the engine's interceptors. A command from outside passes when {@code engine-commands.yaml} has it for the
 * caller's role, and carries what the list says; all else is refused before anything is done.
 *
 * <p>From outside is what is sent with a person's authentication, or by a request at an entrance of the engine. What runs
 * inside another command is Tierline's own, and so is what runs {@link Origin#tierline as Tierline}.
 */
final class CommandGuard extends CommandInterceptor {

    private static final Map<String, CommandContents> CARRIAGES = Map.of(
            "start-form", FormContents::start,
            "task-form", FormContents::task,
            "own-claim", TaskContents::ownClaim,
            "assignment", TaskContents::assignment,
            "own-account", OtherContents::ownAccount,
            "job-retries", OtherContents::jobRetries,
            "deployment", OtherContents::deployment);

    private final CommandList list;
    private final SignedIn signedIn;
    private final Refusals refusals;

    CommandGuard(CommandList list, SignedIn signedIn, Refusals refusals) {
        this.list = list;
        this.signedIn = signedIn;
        this.refusals = refusals;
    }

    /** Whose name the engine acts in, in this thread. */
    @FunctionalInterface
    interface SignedIn {
        /** Null for no one. */
        Authentication who();
    }

    /** Is told of each refusal. */
    @FunctionalInterface
    interface Refusals {
        void refused(Caller caller, Class<?> command, String sentence);
    }

    static Set<String> carriages() {
        return CARRIAGES.keySet();
    }

    @Override
    public <T> T execute(Command<T> command) {
        if (Context.getCommandContext() == null && !Origin.isTierline()) {
            Authentication who = signedIn.who();
            if (who != null) {
                Collection<String> groups = who.getGroupIds() == null ? List.of() : who.getGroupIds();
                check(new Caller(who.getUserId(), groups, list.roles(groups)), command);
            } else if (Origin.isAtEntrance()) {
                check(new Caller(null, List.of(), Set.of(CommandList.ANONYMOUS)), command);
            }
        }
        return next.execute(command);
    }

    private void check(Caller caller, Command<?> command) {
        try {
            CommandList.Allowed entry = list.allows(command.getClass(), caller.roles())
                    .orElseThrow(() -> new CommandNotAllowedException(list.instead(command.getClass())));
            if (entry.carries() != null) {
                CARRIAGES.get(entry.carries()).check(caller, new SentCommand(command), this::ask);
            }
        } catch (CommandNotAllowedException e) {
            refusals.refused(caller, command.getClass(), e.getMessage());
            throw e;
        }
    }

    private <T> T ask(Command<T> question) {
        return next.execute(question);
    }
}
