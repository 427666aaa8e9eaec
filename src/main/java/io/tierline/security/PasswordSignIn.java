package io.tierline.security;

import java.util.List;
import java.util.Locale;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Who may sign in with a password of Tierline: {@code tierline.sign-in.password}. {@link SignIn} asks it, so that it counts
 * for HTTP basic, for the form of the web applications and for {@code /identity/verify} alike.
 */
@Component
class PasswordSignIn {

    private enum Mode {
        /** People and machines. */
        ALL,
        /** Accounts whose only group is {@code integration}. */
        MACHINES,
        NONE
    }

    private final Mode mode;

    PasswordSignIn(SignInSettings settings, Environment environment) {
        String mode = settings.password();
        this.mode = read(mode.strip());
        if (!areForPeople() && !OnIdentityProviderCondition.isConfigured(environment)) {
            throw new UnsafeConfigurationException(
                    "TIERLINE_SIGN_IN_PASSWORD is " + mode + ", and there is no identity provider: no person could sign"
                            + " in.",
                    "Set TIERLINE_SIGN_IN_OIDC_ISSUER and what belongs to it, or leave TIERLINE_SIGN_IN_PASSWORD out.");
        }
    }

    private static Mode read(String mode) {
        try {
            return Mode.valueOf(mode.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new UnsafeConfigurationException(
                    "TIERLINE_SIGN_IN_PASSWORD is \"" + mode + "\".",
                    "It may be all, machines (accounts whose only group is integration) or none.");
        }
    }

    boolean areForPeople() {
        return mode == Mode.ALL;
    }

    /** @param groups all of the account's */
    boolean isFor(List<String> groups) {
        return switch (mode) {
            case ALL -> true;
            case MACHINES -> groups.equals(List.of(Groups.INTEGRATION));
            case NONE -> false;
        };
    }
}
