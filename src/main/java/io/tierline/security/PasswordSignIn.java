package io.tierline.security;

import java.util.List;
import java.util.Locale;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Who may sign in with a password of Tierline: {@code tierline.sign-in.password}. It is asked behind the engine's own
 * check of passwords, so that it counts for HTTP basic, for the form of the web applications and for
 * {@code /identity/verify} alike, and whoever may not learns nothing from how long the answer takes.
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

    PasswordSignIn(@Value("${tierline.sign-in.password:all}") String mode, Environment environment) {
        this.mode = read(mode.strip());
        if (!areForPeople() && !OnProvider.isConfigured(environment)) {
            throw new DoorsStayShut(
                    "TIERLINE_SIGN_IN_PASSWORD is " + mode + ", and there is no identity provider: no person could sign"
                            + " in.",
                    "Set TIERLINE_SIGN_IN_OIDC_ISSUER and what belongs to it, or leave TIERLINE_SIGN_IN_PASSWORD out.");
        }
    }

    private static Mode read(String mode) {
        try {
            return Mode.valueOf(mode.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new DoorsStayShut(
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

    /** The engine's users and groups, with this in front of their passwords. */
    IdentityServiceImpl identities() {
        return new Identities();
    }

    private class Identities extends IdentityServiceImpl {

        @Override
        public boolean checkPassword(String user, String password) {
            return super.checkPassword(user, password) && (areForPeople() || isFor(groupsOf(user)));
        }

        /** Whoever asks may not be allowed to see them. */
        private List<String> groupsOf(String user) {
            Authentication caller = getCurrentAuthentication();
            clearAuthentication();
            try {
                return createGroupQuery().groupMember(user).list().stream()
                        .map(Group::getId)
                        .toList();
            } finally {
                if (caller != null) {
                    setAuthentication(caller);
                }
            }
        }
    }
}
