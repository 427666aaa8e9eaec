package io.tierline.security;

import java.util.HashMap;
import java.util.Map;
import org.springframework.context.annotation.Conditional;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestTemplate;

/** A person who has signed in at the identity provider gets a user here, or is refused. */
@Component
@Conditional(OnIdentityProviderCondition.class)
class ProviderUserService implements OAuth2UserService<OidcUserRequest, OidcUser> {

    private final OidcUserService provider = new OidcUserService();
    private final ProviderAccounts accounts;
    private final OidcSettings settings;
    private final GroupMapping mapping;

    ProviderUserService(
            ProviderDirectory directory, ProviderAccounts accounts, OidcSettings settings, GroupMapping mapping) {
        this.accounts = accounts;
        this.settings = settings;
        this.mapping = mapping;
        RestTemplate http = new RestTemplate(directory.http().getRequestFactory());
        http.setErrorHandler(new OAuth2ErrorResponseErrorHandler());
        DefaultOAuth2UserService userInfo = new DefaultOAuth2UserService();
        userInfo.setRestOperations(http);
        provider.setOauth2UserService(userInfo);
    }

    @Override
    public OidcUser loadUser(OidcUserRequest request) {
        OidcUser user = provider.loadUser(request);
        // Some providers tell groups in the id token, others on request: the id token has the last word.
        Map<String, Object> claims = new HashMap<>(
                user.getUserInfo() == null ? Map.of() : user.getUserInfo().getClaims());
        claims.putAll(user.getIdToken().getClaims());
        ProviderStatement said = ProviderStatement.read(claims, settings, mapping);
        try {
            return new ProviderUser(accounts.signIn(said), user.getIdToken());
        } catch (SignInRefusedException refused) {
            throw refused.of(said.userId(), user.getIdToken().getTokenValue());
        }
    }
}
