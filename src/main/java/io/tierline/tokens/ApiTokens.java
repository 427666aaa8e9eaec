package io.tierline.tokens;

import io.tierline.audit.AuditAction;
import io.tierline.audit.AuditEvent;
import io.tierline.audit.AuditLog;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The tokens of machine accounts. Each request asks the database, so a revoked one is refused on all nodes at once. */
@Component
public class ApiTokens {

    /** Every token begins with it, so that a lost one is found in logs and repositories. */
    public static final String PREFIX = "tl_";

    /** The longest that a token may be valid. */
    public static final Duration LONGEST = Duration.ofDays(366);

    private static final int BYTES = 32;
    private static final Pattern SHAPE = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{43}");
    private static final Duration LAST_USE = Duration.ofMinutes(1);

    private final TokenTable table;
    private final MachineAccounts accounts;
    private final AuditLog audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    ApiTokens(TokenTable table, MachineAccounts accounts, AuditLog audit, Clock clock) {
        this.table = table;
        this.accounts = accounts;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param secret the token itself, to be shown this once */
    public record Created(ApiToken token, String secret) {}

    /**
     * Makes a token.
     *
     * @param actor the administrator
     * @throws TokenRefusedException when the account is no machine, the name is taken, or it would expire too late or in
     *     the past
     */
    @Transactional
    public Created create(String account, String name, Set<TokenScope> scopes, Instant expiresAt, String actor) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (!accounts.isMachine(account)) {
            throw new TokenRefusedException(
                    "account",
                    "must be a machine account: a user of the group integration and of no other. Make one in Admin, and"
                            + " keep people's accounts out of that group.");
        }
        if (!expiresAt.isAfter(now) || expiresAt.isAfter(now.plus(LONGEST))) {
            throw new TokenRefusedException(
                    "expires", "must be in the future and within " + LONGEST.toDays() + " days from now");
        }
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String secret = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        ApiToken token = table.insert(account, name, hash(secret), scopes, expiresAt, actor, now)
                .orElseThrow(() -> new TokenRefusedException(
                        "name", "is the name of another token of " + account + "; revoke that one or choose another"));
        audit.record(AuditEvent.of(AuditAction.TOKEN_CREATED)
                .by(actor)
                .about(token.subject())
                .with("token", token.id())
                .with("scopes", scopes.stream().map(TokenScope::code).sorted().toList())
                .with("expires", expiresAt.toString()));
        return new Created(token, secret);
    }

    /**
     * The token that a caller has sent, if it counts: known, not expired, not revoked, and of an account that is a machine
     * still. That it was used is noted.
     */
    @Transactional
    public Optional<ApiToken> use(String secret) {
        if (secret == null || !SHAPE.matcher(secret).matches()) {
            return Optional.empty();
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Optional<ApiToken> valid = table.find(hash(secret))
                .filter(token -> token.revokedAt() == null)
                .filter(token -> !token.isExpired(now))
                .filter(token -> accounts.isMachine(token.account()));
        valid.ifPresent(token -> noteUse(token, now));
        return valid;
    }

    private void noteUse(ApiToken token, Instant now) {
        if (token.lastUsedAt() == null) {
            if (table.firstUse(token.id(), now)) {
                audit.record(AuditEvent.of(AuditAction.TOKEN_FIRST_USED)
                        .by(token.account())
                        .about(token.subject())
                        .with("token", token.id()));
            }
        } else if (!token.lastUsedAt().plus(LAST_USE).isAfter(now)) {
            table.use(token.id(), now, now.minus(LAST_USE).plusMillis(1));
        }
    }

    /** @return the token as it stands now, or empty when there is none of that number; one that is revoked stays so */
    @Transactional
    public Optional<ApiToken> revoke(long id, String actor) {
        Optional<ApiToken> token = table.find(id);
        token.ifPresent(found -> revoke(found, actor));
        return table.find(id);
    }

    /** Revokes all tokens of an account: a later account of the same id must not inherit them. */
    @Transactional
    public void revokeAllOf(String account, String actor) {
        table.validOf(account).forEach(token -> revoke(token, actor));
    }

    private void revoke(ApiToken token, String actor) {
        if (table.revoke(token.id(), actor, clock.instant().truncatedTo(ChronoUnit.MILLIS))) {
            audit.record(AuditEvent.of(AuditAction.TOKEN_REVOKED)
                    .by(actor)
                    .about(token.subject())
                    .with("token", token.id()));
        }
    }

    /** All there are and were, by account and name. */
    public List<ApiToken> all() {
        return table.all();
    }

    private static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
