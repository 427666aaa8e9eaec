package io.tierline.security;

import org.springframework.security.core.AuthenticationException;

/** The caller has sent too many wrong passwords, and is told nothing about this one. */
class SlowedDownException extends AuthenticationException {

    private final SignIn.Answer answer;

    SlowedDownException(SignIn.Answer answer) {
        super(answer.whatToDo());
        this.answer = answer;
    }

    String retryAfterSeconds() {
        return answer.retryAfterSeconds();
    }
}
