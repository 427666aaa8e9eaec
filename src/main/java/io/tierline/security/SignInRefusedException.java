package io.tierline.security;

import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;

/** The identity provider knows who it is, and they get nothing here; the message says why, to them. */
class SignInRefusedException extends OAuth2AuthenticationException {

    private final String userId;
    private final String idToken;

    SignInRefusedException(String why) {
        this(why, "", null);
    }

    private SignInRefusedException(String why, String userId, String idToken) {
        super(new OAuth2Error("refused"), why);
        this.userId = userId;
        this.idToken = idToken;
    }

    /** The same refusal, with who it was and what it takes to end the session at the provider. */
    SignInRefusedException of(String who, String token) {
        return new SignInRefusedException(getMessage(), who == null ? "" : who, token);
    }

    /** What an account of the person who is refused would be called; empty if that is not known. */
    String userId() {
        return userId;
    }

    /** The id token of the person who is refused, or null. */
    String idToken() {
        return idToken;
    }
}
