package io.tierline.security;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.Response.Status;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.PasswordPolicyResult;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.rest.exception.InvalidRequestException;

/**
 * The engine's service for accounts, for all its callers: passwords are checked by {@link SignIn}, and what is refused
 * comes with a sentence and as a fault of the caller, where the engine would answer with one of its own.
 */
class AccountService extends IdentityServiceImpl {

    private final SignIn signIn;

    AccountService(SignIn signIn) {
        this.signIn = signIn;
    }

    /** Outside of any transaction: a password takes long to check, and a connection is not held for it. */
    @Override
    public boolean checkPassword(String user, String password) {
        checkOwn(user);
        SignIn.Answer answer = signIn.check(user, password);
        if (answer.isSlowedDown()) {
            HttpServletResponse response = SignInCaller.response();
            if (response != null) {
                response.setHeader("Retry-After", answer.retryAfterSeconds());
            }
            throw new InvalidRequestException(Status.TOO_MANY_REQUESTS, answer.whatToDo());
        }
        return answer.isRight();
    }

    /** A user who has signed in may check only their own password. To sign in as another user is a separate act. */
    private void checkOwn(String user) {
        Authentication signedIn = getCurrentAuthentication();
        if (signedIn != null
                && signedIn.getUserId() != null
                && !signedIn.getUserId().equals(user)
                && !SignInCaller.isSigningIn()) {
            throw new AuthorizationException("You may check your own password, and nobody else's. Nothing was done.");
        }
    }

    /** Within a command this is about a password that is to be stored. */
    @Override
    public PasswordPolicyResult checkPasswordAgainstPolicy(String password, User user) {
        if (Context.getCommandContext() != null) {
            PasswordRules.broken(password, AccountPasswordPolicy.about(user)).ifPresent(sentence -> {
                throw new AccountRefusedException("password-rules", sentence + " Nothing was done.");
            });
        }
        return super.checkPasswordAgainstPolicy(password, user);
    }

    @Override
    public void saveUser(User user, boolean skipPasswordPolicy) {
        AccountRules.checkUser(user);
        super.saveUser(user, skipPasswordPolicy);
    }

    @Override
    public void saveGroup(Group group) {
        AccountRules.checkGroup(group);
        super.saveGroup(group);
    }

    @Override
    public void unlockUser(String user) {
        super.unlockUser(user);
        signIn.forgive(user);
    }
}
