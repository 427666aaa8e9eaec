package io.tierline.security;

import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;

/** The identity provider knows who it is, and they get nothing here; the message says why, to them. */
class SignInRefused extends OAuth2AuthenticationException {

    private final String idToken;

    SignInRefused(String why) {
        this(why, null);
    }

    private SignInRefused(String why, String idToken) {
        super(new OAuth2Error("tierline_refused"), why);
        this.idToken = idToken;
    }

    /** The same refusal, with what it takes to end the session at the provider. */
    SignInRefused with(String idToken) {
        return new SignInRefused(getMessage(), idToken);
    }

    /** The id token of who is refused, or null. */
    String idToken() {
        return idToken;
    }
}
