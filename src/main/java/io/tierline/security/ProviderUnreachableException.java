package io.tierline.security;

import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;

/** The identity provider cannot be asked right now, or does not answer as one. */
class ProviderUnreachableException extends OAuth2AuthenticationException {

    ProviderUnreachableException(String why, Throwable cause) {
        super(new OAuth2Error("temporarily_unavailable"), why, cause);
    }
}
