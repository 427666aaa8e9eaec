package io.tierline.security;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
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
    private final SignIn signIn;

    EngineSignIn(IdentityService identity, SignIn signIn) {
        this.signIn = signIn;
        this.identity = identity;
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }

    @Override
    public Authentication authenticate(Authentication given) {
        String user = given.getName();
        SignIn.Answer answer = signIn.check(user, String.valueOf(given.getCredentials()));
        if (answer.isSlowedDown()) {
            throw new SlowedDownException(answer);
        }
        if (!answer.isRight()) {
            throw new BadCredentialsException("Wrong user or password");
        }
        List<SimpleGrantedAuthority> groups = identity.createGroupQuery().groupMember(user).list().stream()
                .map(Group::getId)
                .map(SimpleGrantedAuthority::new)
                .toList();
        return UsernamePasswordAuthenticationToken.authenticated(user, null, groups);
    }
}
