package io.tierline.security;

import io.tierline.security.KnownAccounts.Account;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.impl.digest.PasswordManager;
import org.camunda.bpm.engine.impl.util.EncryptionUtil;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * The one place where passwords are checked, whatever asks: HTTP basic, the web applications, the engine's REST
 * interfaces. Wrong passwords slow down their sender, not the owner of the account. An account that does not exist
 * costs as much as one that does. The reasons are in {@code docs/adr/0020-sign-in.md}.
 */
@Component
@EnableConfigurationProperties(SignInSettings.class)
class SignIn {

    private static final int LONGEST_ID = 64;

    private final KnownAccounts accounts;
    private final ApplicationEventPublisher events;
    private final PasswordManager passwords;
    private final PasswordSignIn allowed;
    private final SignInPace pace;
    private final PasswordHashingLimit turns;
    private final CheckedPasswords checked = new CheckedPasswords();

    /** Of no account, and of no known password. */
    private final Account nobody;

    SignIn(
            KnownAccounts accounts,
            ApplicationEventPublisher events,
            PasswordHash hash,
            PasswordSignIn allowed,
            SignInSettings settings,
            Clock clock) {
        this.accounts = accounts;
        this.events = events;
        this.allowed = allowed;
        this.passwords = new PasswordManager(hash, List.of());
        this.pace = new SignInPace(settings.pace(), clock);
        this.turns = new PasswordHashingLimit(Runtime.getRuntime().availableProcessors());
        this.nobody = new Account(List.of(), "", passwords.encrypt(RandomPassword.make()));
    }

    /**
     * @param groups of the account when the password was right
     * @param retryAfter null when the password was checked and told right or wrong
     */
    record Answer(boolean isRight, List<String> groups, Duration retryAfter) {

        private static final Answer WRONG = new Answer(false, List.of(), null);

        private static Answer right(Account account) {
            return new Answer(true, account.groups(), null);
        }

        /** Whether nothing is told: the password may have been right. */
        boolean isSlowedDown() {
            return retryAfter != null;
        }

        /** Whole seconds, 1 at least. */
        String retryAfterSeconds() {
            return String.valueOf(Math.max(1, retryAfter.plusMillis(999).toSeconds()));
        }

        String whatToDo() {
            return "Too many wrong passwords came from your address. Try again in " + retryAfterSeconds() + " seconds.";
        }
    }

    /** @param user as the caller gave it, may be null or anything; {@code password} as well */
    Answer check(String user, String password) {
        String id = user == null ? "" : user.length() > LONGEST_ID ? user.substring(0, LONGEST_ID) : user;
        String given = password == null || !PasswordRules.canBeStored(password) ? "" : password;
        SignInCaller caller = SignInCaller.current();
        Optional<Account> known = id.equals(user) ? accounts.find(id) : Optional.empty();
        // An account that may not use a password is treated as if it did not exist, and answered as slowly.
        Optional<Account> stored = known.filter(account -> allowed.isFor(account.groups()));
        try (SignInPace.Try one = pace.of(id, caller.sender())) {
            if (!one.isAllowed()) {
                return slowedDown(id, caller, one);
            }
            if (stored.filter(account -> checked.wasRight(id, account.hash(), given))
                    .isPresent()) {
                return succeeded(id, caller, one, stored.get());
            }
            if (!turns.take(one.isInTime())) {
                return slowedDown(id, caller, one);
            }
            try {
                if (!given.isEmpty() & matches(stored.orElse(nobody), given) & stored.isPresent()) {
                    checked.remember(id, stored.get().hash(), given);
                    return succeeded(id, caller, one, stored.get());
                }
            } finally {
                turns.giveBack(one.isInTime());
            }
            if (!one.isInTime()) {
                return slowedDown(id, caller, one);
            }
            tellFailed(id, caller, reason(known, stored));
            return Answer.WRONG;
        }
    }

    private Answer succeeded(String user, SignInCaller caller, SignInPace.Try one, Account account) {
        one.wasRight();
        events.publishEvent(new SignInSucceeded(user, caller.door(), caller.address()));
        return Answer.right(account);
    }

    private static String reason(Optional<Account> known, Optional<Account> stored) {
        return stored.isPresent() ? "wrong-password" : known.isPresent() ? "not-by-password" : "unknown";
    }

    private Answer slowedDown(String user, SignInCaller caller, SignInPace.Try one) {
        tellFailed(user, caller, "slowed-down");
        return new Answer(false, List.of(), one.retryAfter());
    }

    private void tellFailed(String user, SignInCaller caller, String reason) {
        events.publishEvent(new SignInFailed(user, caller.door(), caller.address(), reason));
    }

    /** Wrong passwords that came for this account so far count no more. */
    void forgive(String user) {
        pace.forgive(user);
    }

    /** Wrong passwords that came so far count no more, from any sender. */
    void forgiveAll() {
        pace.forgiveAll();
    }

    private boolean matches(Account account, String password) {
        return passwords.check(EncryptionUtil.saltPassword(password, account.salt()), account.hash());
    }
}
