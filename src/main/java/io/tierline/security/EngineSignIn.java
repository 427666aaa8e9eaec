package io.tierline.security;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;

/**
 * Signs people and machines in with the users, passwords and groups that the engine holds; each group is an authority of
 * the same name. Users and groups are read at every request, so that what an administrator changes counts at once.
 */
@Component
class EngineSignIn implements AuthenticationProvider {

    private final IdentityService identity;
    private final PasswordSignIn passwords;
    private final CheckedPasswords checked = new CheckedPasswords();

    EngineSignIn(IdentityService identity, PasswordSignIn passwords) {
        this.identity = identity;
        this.passwords = passwords;
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }

    @Override
    public Authentication authenticate(Authentication given) {
        String user = given.getName();
        if (!isRight(user, String.valueOf(given.getCredentials()))) {
            throw new BadCredentialsException("Wrong user or password");
        }
        List<String> groups = identity.createGroupQuery().groupMember(user).list().stream()
                .map(Group::getId)
                .toList();
        if (!passwords.isFor(groups)) {
            throw new BadCredentialsException("No password opens this account");
        }
        return UsernamePasswordAuthenticationToken.authenticated(
                user, null, groups.stream().map(SimpleGrantedAuthority::new).toList());
    }

    private boolean isRight(String user, String password) {
        if (user.indexOf('\0') >= 0) {
            return false;
        }
        UserEntity stored = (UserEntity) identity.createUserQuery().userId(user).singleResult();
        if (stored == null) {
            checked.forget(user);
            return false;
        }
        // While an account has to wait after wrong passwords, the right one must not be told from them.
        if (stored.getLockExpirationTime() == null && checked.wasRight(user, stored.getPassword(), password)) {
            return true;
        }
        if (!identity.checkPassword(user, password)) {
            return false;
        }
        checked.remember(user, stored.getPassword(), password);
        return true;
    }
}
