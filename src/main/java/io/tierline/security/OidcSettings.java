package io.tierline.security;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The company's identity provider, as OpenID Connect. Without an issuer all of this is off.
 *
 * @param issuer the issuer as the provider's tokens name it; its {@code /.well-known/openid-configuration} tells the rest
 * @param clientId of Tierline at the provider
 * @param clientSecret of Tierline at the provider; empty for a public client, which PKCE protects
 * @param name what people call the provider, for the button
 * @param scopes what Tierline asks for
 * @param userIdClaim the claim that an account's id is made of at its first sign-in
 * @param groupsClaim the claim that lists the person's groups at the provider; {@code a.b} is the claim b in the claim a
 * @param groups which group there is which group here, each as {@code theirs=ours}
 * @param audience what a bearer token must be meant for; the client id if empty
 * @param linkExisting whether an account that was made here becomes that of the provider's user with the same id
 * @param logout whether signing out here signs out at the provider, too
 */
@ConfigurationProperties("tierline.sign-in.oidc")
record OidcSettings(
        @DefaultValue("") String issuer,
        @DefaultValue("") String clientId,
        @DefaultValue("") String clientSecret,
        @DefaultValue("your company's account") String name,
        @DefaultValue({"openid", "profile", "email"}) List<String> scopes,
        @DefaultValue("preferred_username") String userIdClaim,
        @DefaultValue("groups") String groupsClaim,
        @DefaultValue List<String> groups,
        @DefaultValue("") String audience,
        @DefaultValue("false") boolean linkExisting,
        @DefaultValue("true") boolean logout) {

    String requiredAudience() {
        return audience.isBlank() ? clientId : audience;
    }
}
