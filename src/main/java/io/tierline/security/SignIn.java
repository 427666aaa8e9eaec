package io.tierline.security;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.impl.digest.PasswordManager;
import org.camunda.bpm.engine.impl.util.EncryptionUtil;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
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

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final PasswordManager passwords;
    private final PasswordSignIn allowed;
    private final SignInPace pace;
    private final PasswordHashingLimit turns;
    private final CheckedPasswords checked = new CheckedPasswords();

    /** Of no account, and of no known password. */
    private final Account nobody;

    SignIn(
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            PasswordHash hash,
            PasswordSignIn allowed,
            SignInSettings settings,
            Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.allowed = allowed;
        this.passwords = new PasswordManager(hash, List.of());
        this.pace = new SignInPace(settings.pace(), clock);
        this.turns = new PasswordHashingLimit(Runtime.getRuntime().availableProcessors());
        this.nobody = new Account(List.of(), "", passwords.encrypt(RandomPassword.make()));
    }

    /** As stored. */
    private record Account(List<String> groups, String salt, String hash) {}

    /** @param retryAfter null when the password was checked and told right or wrong */
    record Answer(boolean isRight, Duration retryAfter) {

        private static final Answer RIGHT = new Answer(true, null);
        private static final Answer WRONG = new Answer(false, null);

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
        Optional<Account> known = id.equals(user) ? find(id) : Optional.empty();
        // An account that may not use a password is treated as if it did not exist, and answered as slowly.
        Optional<Account> stored = known.filter(account -> allowed.isFor(account.groups()));
        try (SignInPace.Try one = pace.of(id, caller.sender())) {
            if (!one.isAllowed()) {
                return slowedDown(id, caller, one);
            }
            if (stored.filter(account -> checked.wasRight(id, account.hash(), given))
                    .isPresent()) {
                one.wasRight();
                events.publishEvent(new SignInSucceeded(id, caller.door(), caller.address()));
                return Answer.RIGHT;
            }
            if (!turns.take(one.isInTime())) {
                return slowedDown(id, caller, one);
            }
            try {
                if (!given.isEmpty() & matches(stored.orElse(nobody), given) & stored.isPresent()) {
                    one.wasRight();
                    checked.remember(id, stored.get().hash(), given);
                    events.publishEvent(new SignInSucceeded(id, caller.door(), caller.address()));
                    return Answer.RIGHT;
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

    private static String reason(Optional<Account> known, Optional<Account> stored) {
        return stored.isPresent() ? "wrong-password" : known.isPresent() ? "not-by-password" : "unknown";
    }

    private Answer slowedDown(String user, SignInCaller caller, SignInPace.Try one) {
        tellFailed(user, caller, "slowed-down");
        return new Answer(false, one.retryAfter());
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

    /** Of an account without a password there is none to sign in with. */
    private Optional<Account> find(String user) {
        if (user.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        return jdbc.sql(
                        """
                        select array(select group_id_ from act_id_membership where user_id_ = id_) as groups, salt_, pwd_
                        from act_id_user where id_ = ? and pwd_ is not null""")
                .param(user)
                .query((row, i) -> new Account(
                        List.of((String[]) row.getArray("groups").getArray()),
                        row.getString("salt_"),
                        row.getString("pwd_")))
                .optional();
    }

    private boolean matches(Account account, String password) {
        return passwords.check(EncryptionUtil.saltPassword(password, account.salt()), account.hash());
    }
}
