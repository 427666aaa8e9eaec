package io.tierline.engine.commands;

import org.camunda.bpm.engine.impl.interceptor.Command;

/** A rule about what a command carries: {@code carries} in {@code engine-commands.yaml}. */
@FunctionalInterface
interface CommandContents {

    /** @throws CommandNotAllowedException saying what must not be in it */
    void check(Caller caller, SentCommand sent, Engine engine);

    /** Looks things up in the engine with its own rights, before the command runs. */
    @FunctionalInterface
    interface Engine {
        <T> T ask(Command<T> question);
    }
}
