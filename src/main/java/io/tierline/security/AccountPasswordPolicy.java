package io.tierline.security;

import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.camunda.bpm.engine.identity.PasswordPolicy;
import org.camunda.bpm.engine.identity.PasswordPolicyRule;
import org.camunda.bpm.engine.identity.User;

/** {@link PasswordRules} as the engine's web applications show them beside the field for a password. */
class AccountPasswordPolicy implements PasswordPolicy {

    private static final List<PasswordPolicyRule> RULES = List.of(
            new Rule(
                    "PASSWORD_POLICY_LENGTH",
                    Map.of("minLength", String.valueOf(PasswordRules.SHORTEST)),
                    (password, about) -> PasswordRules.isLongEnough(password) && PasswordRules.canBeStored(password)),
            new Rule("PASSWORD_POLICY_USER_DATA", null, PasswordRules::isOfItsOwn),
            new Rule("PASSWORD_POLICY_COMMON", null, PasswordRules::isHardToGuess));

    @Override
    public List<PasswordPolicyRule> getRules() {
        return RULES;
    }

    static String[] about(User user) {
        return user == null
                ? new String[0]
                : new String[] {user.getId(), user.getFirstName(), user.getLastName(), user.getEmail()};
    }

    private record Rule(String placeholder, Map<String, String> parameters, BiPredicate<String, String[]> kept)
            implements PasswordPolicyRule {

        @Override
        public String getPlaceholder() {
            return placeholder;
        }

        @Override
        public Map<String, String> getParameters() {
            return parameters;
        }

        @Override
        public boolean execute(String password) {
            return execute(password, null);
        }

        @Override
        public boolean execute(String password, User user) {
            return kept.test(password, about(user));
        }
    }
}
