package io.tierline.security;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * The accounts with which a person or a machine can sign in, kept for five seconds: a caller with 200 requests a second
 * asks the database once in that time. A change of an account, a group or a membership drops them all on
 * this node, at once; another node sees it when the five seconds are over.
 */
@Component
class KnownAccounts {

    private static final long SPAN = Duration.ofSeconds(5).toNanos();
    private static final int MOST = 10_000;

    private final JdbcClient jdbc;
    private final LongSupplier nanoseconds;
    private final Map<String, Known> known = new ConcurrentHashMap<>();
    private final AtomicLong changes = new AtomicLong();

    @Autowired
    KnownAccounts(JdbcClient jdbc) {
        this(jdbc, System::nanoTime);
    }

    /** @param nanoseconds a clock that only goes on */
    KnownAccounts(JdbcClient jdbc, LongSupplier nanoseconds) {
        this.jdbc = jdbc;
        this.nanoseconds = nanoseconds;
    }

    /** As stored; {@code hash} is that of the password. */
    record Account(List<String> groups, String salt, String hash) {}

    private record Known(Account account, long until) {}

    /** Of an account without a password there is none to sign in with. One that is not there is asked for each time. */
    Optional<Account> find(String user) {
        if (user.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        long now = nanoseconds.getAsLong();
        Known kept = known.get(user);
        if (kept != null && now - kept.until() < 0) {
            return Optional.of(kept.account());
        }
        long before = changes.get();
        Optional<Account> found = read(user);
        found.ifPresent(account -> keep(user, new Known(account, now + SPAN), before));
        return found;
    }

    /** What was read before a change must not be kept after it. */
    private void keep(String user, Known account, long before) {
        if (known.size() >= MOST) {
            known.clear();
        }
        known.put(user, account);
        if (changes.get() != before) {
            known.remove(user, account);
        }
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(AccountChanged change) {
        changes.incrementAndGet();
        known.clear();
    }

    private Optional<Account> read(String user) {
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
}
