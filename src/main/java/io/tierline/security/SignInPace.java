package io.tierline.security;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How fast passwords are tried. A try is in time when its address has one left for the account, and either a person has
 * signed in to the account from this address before, or the address and the account have one left as well. A try that
 * is late is still checked while the account has a spare one: only its answer tells nothing, unless the password is
 * right.
 */
class SignInPace {

    private static final int MOST_KNOWN = 50_000;

    private final TokenBuckets pairs;
    private final TokenBuckets addresses;
    private final TokenBuckets accounts;
    private final TokenBuckets spare;

    /** From where people have signed in to which account. */
    private final Map<String, Boolean> known = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MOST_KNOWN;
        }
    };

    SignInPace(SignInSettings.Pace settings, Clock clock) {
        pairs = new TokenBuckets(clock, settings.tries(), settings.every());
        addresses = new TokenBuckets(clock, settings.addressTries(), settings.addressEvery());
        accounts = new TokenBuckets(clock, settings.accountTries(), settings.accountEvery());
        spare = new TokenBuckets(clock, settings.spareTries(), settings.spareEvery());
    }

    Try of(String account, String address) {
        return new Try(account, address);
    }

    void forgive(String account) {
        accounts.forget(account);
        spare.forget(account);
        pairs.forgetIf(pair -> pair.startsWith(account + "\0"));
    }

    void forgiveAll() {
        pairs.forgetIf(all -> true);
        addresses.forgetIf(all -> true);
        accounts.forgetIf(all -> true);
        spare.forgetIf(all -> true);
    }

    private boolean isKnown(String pair) {
        synchronized (known) {
            return known.get(pair) != null;
        }
    }

    /** One password for one account. What it takes is used up, unless the password was right. */
    final class Try implements AutoCloseable {

        private final String account;
        private final String address;
        private final String pair;
        private final boolean known;
        private final boolean inTime;
        private final boolean allowed;
        private boolean right;

        private Try(String account, String address) {
            this.account = account;
            this.address = address;
            this.pair = account + "\0" + address;
            this.known = isKnown(pair);
            this.inTime = takeInTime();
            this.allowed = inTime || spare.take(account);
        }

        private boolean takeInTime() {
            if (!pairs.take(pair)) {
                return false;
            }
            if (known) {
                return true;
            }
            if (!addresses.take(address)) {
                pairs.giveBack(pair);
                return false;
            }
            if (!accounts.take(account)) {
                addresses.giveBack(address);
                pairs.giveBack(pair);
                return false;
            }
            return true;
        }

        boolean isInTime() {
            return inTime;
        }

        /** Whether the password may be looked at. */
        boolean isAllowed() {
            return allowed;
        }

        void wasRight() {
            right = true;
        }

        Duration retryAfter() {
            Duration wait = pairs.untilNext(pair);
            if (!known) {
                wait = longer(wait, longer(addresses.untilNext(address), accounts.untilNext(account)));
            }
            return wait;
        }

        private static Duration longer(Duration one, Duration other) {
            return one.compareTo(other) >= 0 ? one : other;
        }

        @Override
        public void close() {
            if (!right) {
                return;
            }
            synchronized (SignInPace.this.known) {
                SignInPace.this.known.put(pair, true);
            }
            if (!inTime) {
                spare.giveBack(account);
                return;
            }
            pairs.giveBack(pair);
            if (!known) {
                addresses.giveBack(address);
                accounts.giveBack(account);
            }
        }
    }
}
