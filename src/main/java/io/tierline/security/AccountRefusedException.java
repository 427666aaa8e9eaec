package io.tierline.security;

import org.camunda.bpm.engine.BadUserRequestException;

/**
 * A change of an account, a group or a membership that is refused. The engine's REST interfaces answer 400 with the
 * message.
 */
class AccountRefusedException extends BadUserRequestException {

    private final String type;

    /** @param type short name of the rule, as in the {@code type} of a problem detail */
    AccountRefusedException(String type, String message) {
        super(message);
        this.type = type;
    }

    String type() {
        return type;
    }
}
