package io.tierline.security;

import java.util.List;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;

/**
 * A person whom the identity provider has signed in. Their groups are those of their account, read when they are
 * needed.
 */
class ProviderUser extends DefaultOidcUser {

    private final String account;

    ProviderUser(String account, OidcIdToken idToken) {
        super(List.of(), idToken);
        this.account = account;
    }

    /** The id of their account here. */
    @Override
    public String getName() {
        return account;
    }

    @Override
    public boolean equals(Object other) {
        return super.equals(other) && other instanceof ProviderUser user && account.equals(user.account);
    }

    @Override
    public int hashCode() {
        return 31 * super.hashCode() + account.hashCode();
    }
}
