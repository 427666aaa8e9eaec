package io.tierline.security;

import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;

/** The identity provider cannot be asked right now, or does not answer as one. */
class ProviderUnreachable extends OAuth2AuthenticationException {

    ProviderUnreachable(String why, Throwable cause) {
        super(new OAuth2Error("temporarily_unavailable"), why, cause);
    }
}
