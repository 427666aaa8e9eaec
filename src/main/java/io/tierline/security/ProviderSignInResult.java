package io.tierline.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Conditional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.stereotype.Component;

/** What follows when a person comes back from the identity provider: where they wanted to go, or the reason why not. */
@Component
@Conditional(OnIdentityProviderCondition.class)
class ProviderSignInResult {

    private static final Logger LOG = LoggerFactory.getLogger(ProviderSignInResult.class);
    private static final String DOOR = "oidc";
    private static final Pattern APPLICATION = Pattern.compile("/camunda/app/([a-z]+)/.*");
    private static final Set<String> FORGOTTEN = Set.of("authorization_request_not_found", "invalid_state_parameter");

    private final HttpSessionRequestCache wishes = new HttpSessionRequestCache();
    private final ProviderLogout logout;
    private final AuthorizationService authorizations;
    private final IdentityService identity;
    private final ApplicationEventPublisher events;

    ProviderSignInResult(
            ProviderLogout logout,
            AuthorizationService authorizations,
            IdentityService identity,
            ApplicationEventPublisher events) {
        this.logout = logout;
        this.authorizations = authorizations;
        this.identity = identity;
        this.events = events;
    }

    void succeeded(HttpServletRequest request, HttpServletResponse response, Authentication who) throws IOException {
        SavedRequest wish = wishes.getRequest(request, response);
        wishes.removeRequest(request, response);
        events.publishEvent(new SignInSucceeded(who.getName(), DOOR, request.getRemoteAddr()));
        response.sendRedirect(open(who.getName(), wish == null ? SignInPageController.HOME : wish.getRedirectUrl()));
    }

    /** A person who may not open what they wanted is led to what they may open. */
    private String open(String account, String wanted) {
        Matcher application = APPLICATION.matcher(wanted);
        if (application.matches() && mayOpen(account, application.group(1))) {
            return wanted;
        }
        return "/camunda/app/"
                + List.of("tasklist", "cockpit", "admin").stream()
                        .filter(one -> mayOpen(account, one))
                        .findFirst()
                        .orElse("welcome")
                + "/default/";
    }

    private boolean mayOpen(String account, String application) {
        List<String> groups = identity.createGroupQuery().groupMember(account).list().stream()
                .map(org.camunda.bpm.engine.identity.Group::getId)
                .toList();
        return application.equals("welcome")
                || authorizations.isUserAuthorized(
                        account, groups, Permissions.ACCESS, Resources.APPLICATION, application);
    }

    void failed(HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException {
        String code = reason instanceof OAuth2AuthenticationException oauth
                ? oauth.getError().getErrorCode()
                : "";
        if (FORGOTTEN.contains(code) && ProviderSession.of(request).isPresent()) {
            response.sendRedirect(SignInPageController.HOME); // Another tab was quicker.
            return;
        }
        LOG.warn("A sign-in by the identity provider failed: {} {}", code, reason.getMessage());
        events.publishEvent(new SignInFailed(
                reason instanceof SignInRefusedException refused ? refused.userId() : "",
                DOOR,
                request.getRemoteAddr(),
                code.isEmpty() ? "provider" : code));
        if (reason instanceof SignInRefusedException refused) {
            SignInPageController.tell(request, "You have no access to Tierline", refused.getMessage());
            logout.offer(request, refused.idToken());
        } else if (OAuth2ErrorCodes.ACCESS_DENIED.equals(code)) {
            SignInPageController.tell(
                    request, "You are not signed in", "The sign-in was cancelled, or the provider refused it.");
        } else if (FORGOTTEN.contains(code)) {
            SignInPageController.tell(
                    request, "Please sign in again", "That sign-in took too long, or was begun in another window.");
        } else if (reason instanceof ProviderUnreachableException) {
            SignInPageController.tell(
                    request, "The identity provider does not answer", SignInPageController.UNREACHABLE);
        } else {
            SignInPageController.tell(
                    request,
                    "You are not signed in",
                    "What the identity provider answered could not be accepted. If it happens again, whoever looks"
                            + " after Tierline finds the reason in its log.");
        }
        response.sendRedirect(SignInPageController.PATH + "?refused");
    }
}
