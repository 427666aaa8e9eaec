package io.tierline.tokens;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of the tokens. */
@Repository
class TokenTable {

    private final JdbcClient jdbc;

    TokenTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return empty when the account has a token of that name that is not revoked */
    Optional<ApiToken> insert(
            String account,
            String name,
            byte[] hash,
            Set<TokenScope> scopes,
            Instant expiresAt,
            String actor,
            Instant now) {
        return jdbc.sql(
                        """
                insert into api_token (account, name, hash, scopes, created_at, created_by, expires_at)
                values (?, ?, ?, string_to_array(?, ','), ?, ?, ?)
                on conflict (account, name) where revoked_at is null do nothing returning *""")
                .params(
                        account,
                        name,
                        hash,
                        String.join(",", scopes.stream().map(TokenScope::code).toList()),
                        utc(now),
                        actor,
                        utc(expiresAt))
                .query(TokenTable::token)
                .optional();
    }

    Optional<ApiToken> find(byte[] hash) {
        return jdbc.sql("select * from api_token where hash = ?")
                .param(hash)
                .query(TokenTable::token)
                .optional();
    }

    Optional<ApiToken> find(long id) {
        return jdbc.sql("select * from api_token where id = ?")
                .param(id)
                .query(TokenTable::token)
                .optional();
    }

    List<ApiToken> all() {
        return jdbc.sql("select * from api_token order by account, name, id")
                .query(TokenTable::token)
                .list();
    }

    List<ApiToken> validOf(String account) {
        return jdbc.sql("select * from api_token where account = ? and revoked_at is null order by id")
                .param(account)
                .query(TokenTable::token)
                .list();
    }

    /** @return false when it is revoked already */
    boolean revoke(long id, String actor, Instant now) {
        return jdbc.sql("update api_token set revoked_at = ?, revoked_by = ? where id = ? and revoked_at is null")
                        .params(utc(now), actor, id)
                        .update()
                == 1;
    }

    /** @return whether this is the first use */
    boolean firstUse(long id, Instant now) {
        return jdbc.sql("update api_token set last_used_at = ? where id = ? and last_used_at is null")
                        .params(utc(now), id)
                        .update()
                == 1;
    }

    void use(long id, Instant now, Instant unlessSince) {
        jdbc.sql("update api_token set last_used_at = ? where id = ? and last_used_at < ?")
                .params(utc(now), id, utc(unlessSince))
                .update();
    }

    private static ApiToken token(ResultSet row, int i) throws SQLException {
        return new ApiToken(
                row.getLong("id"),
                row.getString("account"),
                row.getString("name"),
                scopes(row.getArray("scopes")),
                instant(row, "created_at"),
                row.getString("created_by"),
                instant(row, "expires_at"),
                instant(row, "last_used_at"),
                instant(row, "revoked_at"),
                row.getString("revoked_by"));
    }

    /** A scope that this version does not know opens nothing. */
    private static Set<TokenScope> scopes(Array codes) throws SQLException {
        Set<TokenScope> scopes = EnumSet.noneOf(TokenScope.class);
        Arrays.stream((String[]) codes.getArray()).map(TokenScope::of).forEach(scope -> scope.ifPresent(scopes::add));
        return scopes;
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
