package io.tierline.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.net.URI;
import org.springframework.context.annotation.Conditional;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Signing out, here and at the identity provider. A web application signs out by a request of its script, which cannot
 * follow a redirect to the provider: the session ends with that request, and the provider's address waits for the
 * browser, which comes for it at once.
 */
@Component
@Conditional(OnIdentityProviderCondition.class)
class ProviderLogout {

    private static final String WAITING = "tierline.provider-logout";

    private final OidcSettings settings;
    private final ProviderDirectory directory;
    private final PublicAddress address;

    ProviderLogout(OidcSettings settings, ProviderDirectory directory, PublicAddress address) {
        this.settings = settings;
        this.directory = directory;
        this.address = address;
    }

    /** Ends the session of who came from the provider. */
    void begin(HttpServletRequest request) {
        ProviderSession.of(request).ifPresent(token -> {
            ProviderSession.end(request);
            offer(
                    request,
                    token.getPrincipal() instanceof OidcUser user
                            ? user.getIdToken().getTokenValue()
                            : null);
        });
    }

    /** Lets the browser end the provider's session. So a person who was refused can sign in as another user. */
    void offer(HttpServletRequest request, String idToken) {
        Object end = settings.logout() && idToken != null ? endOfSession() : null;
        if (end != null) {
            String provider = UriComponentsBuilder.fromUriString(end.toString())
                    .queryParam("id_token_hint", "{token}")
                    .queryParam("post_logout_redirect_uri", "{back}")
                    .queryParam("client_id", "{client}")
                    .encode()
                    .buildAndExpand(
                            idToken, address.of(request, SignInPageController.PATH + "?out"), settings.clientId())
                    .toUriString();
            request.getSession().setAttribute(WAITING, provider);
        }
    }

    private Object endOfSession() {
        try {
            return directory
                    .registration()
                    .getProviderDetails()
                    .getConfigurationMetadata()
                    .get("end_session_endpoint");
        } catch (ProviderUnreachableException e) {
            return null; // It is over here, all the same.
        }
    }

    boolean isWaiting(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(WAITING) != null;
    }

    /** The provider's address, once; with it the session is over. Null when there is nothing to sign out of. */
    URI finish(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(WAITING) instanceof String address)) {
            return null;
        }
        session.invalidate();
        return URI.create(address);
    }
}
