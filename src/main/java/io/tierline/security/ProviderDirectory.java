package io.tierline.security;

import com.nimbusds.jose.RemoteKeySourceException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.boot.web.client.RestTemplateBuilder;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpMethod;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestTemplate;

/**
 * What the identity provider tells of itself: addresses, keys, algorithms. It is asked when it is needed first, so that
 * Tierline starts and serves machines while the provider is down; every question to it has a deadline.
 */
@Component
@Conditional(OnIdentityProviderCondition.class)
class ProviderDirectory implements ClientRegistrationRepository, JwtDecoderFactory<ClientRegistration> {

    /** Part of the addresses that Tierline and the provider know each other by. */
    static final String ID = "oidc";

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration READ = Duration.ofSeconds(10);

    private final OidcSettings settings;
    private final String redirect;
    private final RestTemplate http;
    private volatile ClientRegistration known;
    private volatile NimbusJwtDecoder idTokens;

    ProviderDirectory(OidcSettings settings, PublicAddress address) {
        this.settings = settings;
        this.redirect = address.base() + "/login/oauth2/code/{registrationId}";
        this.http = new RestTemplateBuilder()
                .connectTimeout(CONNECT)
                .readTimeout(READ)
                .build();
    }

    /** @throws ProviderUnreachable when it was never asked with success, and cannot be now */
    ClientRegistration registration() {
        ClientRegistration there = known;
        if (there == null) {
            there = ask();
            known = there;
        }
        return there;
    }

    @Override
    public ClientRegistration findByRegistrationId(String id) {
        return ID.equals(id) ? registration() : null;
    }

    /** For id tokens, which Spring Security checks as OpenID Connect has it. It keeps the provider's keys. */
    @Override
    public JwtDecoder createDecoder(ClientRegistration registration) {
        NimbusJwtDecoder there = idTokens;
        if (there == null) {
            there = decoder(new DelegatingOAuth2TokenValidator<>(
                    new JwtTimestampValidator(), new OidcIdTokenValidator(registration)));
            there.setClaimSetConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverter());
            idTokens = there;
        }
        return there;
    }

    /** Decodes tokens that the provider has signed, and that pass. */
    NimbusJwtDecoder decoder(OAuth2TokenValidator<Jwt> validator) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSetUri(
                        registration().getProviderDetails().getJwkSetUri())
                .restOperations(http)
                .jwsAlgorithms(known -> known.addAll(algorithms()))
                .build();
        decoder.setJwtValidator(validator);
        return decoder;
    }

    /** Whether a token could not be checked because the provider's keys could not be had. */
    static boolean isUnreachable(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RemoteKeySourceException || cause instanceof ProviderUnreachableException) {
                return true;
            }
        }
        return false;
    }

    RestTemplate http() {
        return http;
    }

    private ClientRegistration ask() {
        String issuer = settings.issuer().strip();
        try {
            Map<String, Object> told = http.exchange(
                            issuer.replaceAll("/+$", "") + "/.well-known/openid-configuration",
                            HttpMethod.GET,
                            null,
                            new ParameterizedTypeReference<Map<String, Object>>() {})
                    .getBody();
            if (told == null || !issuer.equals(told.get("issuer"))) {
                throw new ProviderUnreachableException(
                        "The identity provider calls itself " + (told == null ? "nothing" : told.get("issuer"))
                                + ", and TIERLINE_SIGN_IN_OIDC_ISSUER says " + issuer
                                + ". They must be the same, to the last slash.",
                        null);
            }
            return registration(told);
        } catch (RestClientException | IllegalArgumentException | IllegalStateException e) {
            throw new ProviderUnreachableException(
                    "The identity provider " + issuer + " cannot be asked: " + e.getMessage(), e);
        }
    }

    private ClientRegistration registration(Map<String, Object> told) {
        ClientRegistration.Builder builder = ClientRegistrations.fromOidcConfiguration(told)
                .registrationId(ID)
                .clientId(settings.clientId())
                .clientName(settings.name())
                .redirectUri(redirect)
                .scope(settings.scopes());
        return StringUtils.hasText(settings.clientSecret())
                ? builder.clientSecret(settings.clientSecret()).build()
                : builder.clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
                        .build();
    }

    /** Those that the provider signs with and that need no shared secret; RS256, which each must know, if it tells none. */
    private List<SignatureAlgorithm> algorithms() {
        Object told = registration()
                .getProviderDetails()
                .getConfigurationMetadata()
                .get("id_token_signing_alg_values_supported");
        List<SignatureAlgorithm> known = told instanceof Collection<?> names
                ? names.stream()
                        .map(name -> SignatureAlgorithm.from(String.valueOf(name)))
                        .filter(algorithm -> algorithm != null)
                        .toList()
                : List.of();
        return known.isEmpty() ? List.of(SignatureAlgorithm.RS256) : known;
    }
}
