package io.tierline.engine.lookups;

import java.util.Arrays;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandInvocationContext;

/** Which command of the engine's runs in this thread. */
final class RunningCommand {

    private RunningCommand() {}

    static boolean is(Class<?>... commands) {
        CommandInvocationContext running = Context.getCommandInvocationContext();
        return running != null && Arrays.stream(commands).anyMatch(command -> command.isInstance(running.getCommand()));
    }
}
