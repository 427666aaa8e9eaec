package io.tierline.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.context.annotation.Conditional;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** Access tokens of the identity provider at the interfaces for programs, beside HTTP basic. */
@Component
@Conditional(OnIdentityProviderCondition.class)
class ProviderTokens implements AuthenticationProvider {

    /** What these tokens begin with is Tierline's own and no concern of the provider. */
    private static final String OURS = "tl_";

    private final ProviderDirectory directory;
    private final ProviderAccounts accounts;
    private final OidcSettings settings;
    private final GroupMapping mapping;
    private final RejectedCallers rejectedCallers;
    private volatile JwtDecoder decoder;

    ProviderTokens(
            ProviderDirectory directory,
            ProviderAccounts accounts,
            OidcSettings settings,
            GroupMapping mapping,
            RejectedCallers rejectedCallers) {
        this.directory = directory;
        this.accounts = accounts;
        this.settings = settings;
        this.mapping = mapping;
        this.rejectedCallers = rejectedCallers;
    }

    void accept(HttpSecurity http) throws Exception {
        http.oauth2ResourceServer(server -> server.bearerTokenResolver(resolver())
                .authenticationManagerResolver(request -> new ProviderManager(this))
                .authenticationEntryPoint(this::refuse)
                .accessDeniedHandler(rejectedCallers::notAllowed));
    }

    private static BearerTokenResolver resolver() {
        BearerTokenResolver header = new DefaultBearerTokenResolver();
        return request -> {
            String authorization = request.getHeader("Authorization");
            return StringUtils.startsWithIgnoreCase(authorization, "Bearer " + OURS) ? null : header.resolve(request);
        };
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException {
        if (reason instanceof SignInRefusedException) {
            rejectedCallers.refused(request, response, reason.getMessage());
        } else if (reason instanceof ProviderUnreachableException) {
            rejectedCallers.providerUnreachable(request, response);
        } else {
            rejectedCallers.wrongToken(request, response, reason.getMessage());
        }
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return BearerTokenAuthenticationToken.class.isAssignableFrom(authentication);
    }

    @Override
    public Authentication authenticate(Authentication given) {
        Jwt token = decode(((BearerTokenAuthenticationToken) given).getToken());
        ProviderAccounts.Result result =
                accounts.withToken(ProviderStatement.read(token.getClaims(), settings, mapping));
        return UsernamePasswordAuthenticationToken.authenticated(
                result.account(),
                null,
                result.groups().stream().map(SimpleGrantedAuthority::new).toList());
    }

    private Jwt decode(String token) {
        try {
            return decoder().decode(token);
        } catch (JwtException e) {
            if (ProviderDirectory.isUnreachable(e)) {
                throw new ProviderUnreachableException(
                        "The identity provider's keys cannot be had: " + e.getMessage(), e);
            }
            throw new InvalidBearerTokenException(e.getMessage(), e);
        }
    }

    private JwtDecoder decoder() {
        JwtDecoder there = decoder;
        if (there == null) {
            there = directory.decoder(new DelegatingOAuth2TokenValidator<>(
                    new JwtTimestampValidator(),
                    new JwtIssuerValidator(settings.issuer().strip()),
                    this::isForUs,
                    ProviderTokens::isAccessToken,
                    ProviderTokens::names));
            decoder = there;
        }
        return there;
    }

    private OAuth2TokenValidatorResult isForUs(Jwt token) {
        String audience = settings.requiredAudience();
        return check(
                token.getAudience() != null && token.getAudience().contains(audience),
                "The token is not meant for Tierline: its audience must hold " + audience + ".");
    }

    /** An id token says who signed in to a page; a page that received one must not be able to act with it. */
    private static OAuth2TokenValidatorResult isAccessToken(Jwt token) {
        boolean idToken = "ID".equals(token.getClaims().get("typ"))
                || token.hasClaim("nonce")
                || token.hasClaim("at_hash")
                || token.hasClaim("c_hash");
        return check(!idToken, "This is an id token; the API takes access tokens.");
    }

    private static OAuth2TokenValidatorResult names(Jwt token) {
        return check(
                StringUtils.hasText(token.getSubject()) && token.hasClaim(JwtClaimNames.EXP),
                "The token must have a subject and an end (sub, exp).");
    }

    private static OAuth2TokenValidatorResult check(boolean good, String otherwise) {
        return good
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token", otherwise, null));
    }
}
