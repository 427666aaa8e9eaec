package io.tierline.security;

import java.util.List;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;

/**
 * Signs people and machines in with the users, passwords and groups that the engine holds; each group is an authority of
 * the same name. What an administrator changes counts at once on the same node, and within seconds on another.
 */
@Component
class EngineSignIn implements AuthenticationProvider {

    private final SignIn signIn;

    EngineSignIn(SignIn signIn) {
        this.signIn = signIn;
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
        List<SimpleGrantedAuthority> groups =
                answer.groups().stream().map(SimpleGrantedAuthority::new).toList();
        return UsernamePasswordAuthenticationToken.authenticated(user, null, groups);
    }
}
