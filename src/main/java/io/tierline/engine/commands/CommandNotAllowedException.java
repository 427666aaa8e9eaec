package io.tierline.engine.commands;

import org.camunda.bpm.engine.AuthorizationException;

/** A caller from outside sent the engine what is not on the list, or what the list does not let it carry: HTTP 403. */
public class CommandNotAllowedException extends AuthorizationException {

    /** @param sentence what is refused, and what does it instead */
    CommandNotAllowedException(String sentence) {
        super(sentence);
    }
}
