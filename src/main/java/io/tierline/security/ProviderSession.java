package io.tierline.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationProvider;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/**
 * Who is signed in by the identity provider in this browser's session, as the web applications ask it. Their groups are
 * read from the account, as for all users.
 */
class ProviderSession implements AuthenticationProvider {

    private static final String CONTEXT = HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY;

    /** Empty too for a user who has signed in with a password of Tierline. */
    static Optional<OAuth2AuthenticationToken> of(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null
                        && session.getAttribute(CONTEXT) instanceof SecurityContext context
                        && context.getAuthentication() instanceof OAuth2AuthenticationToken token
                ? Optional.of(token)
                : Optional.empty();
    }

    static void end(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(CONTEXT);
        }
    }

    @Override
    public AuthenticationResult extractAuthenticatedUser(HttpServletRequest request, ProcessEngine engine) {
        return of(request)
                .map(OAuth2AuthenticationToken::getName)
                .filter(account -> engine.getIdentityService()
                                .createUserQuery()
                                .userId(account)
                                .count()
                        == 1)
                .map(AuthenticationResult::successful)
                .orElseGet(AuthenticationResult::unsuccessful);
    }

    /** The web applications show their own page where people sign in again. */
    @Override
    public void augmentResponseByAuthenticationChallenge(HttpServletResponse response, ProcessEngine engine) {}
}
