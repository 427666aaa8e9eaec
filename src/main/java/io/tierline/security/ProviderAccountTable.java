package io.tierline.security;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.context.annotation.Conditional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which account belongs to which user of an identity provider. */
@Repository
@Conditional(OnIdentityProviderCondition.class)
class ProviderAccountTable {

    private final JdbcClient jdbc;
    private final Clock clock;

    ProviderAccountTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<String> find(String issuer, String subject) {
        return jdbc.sql("select user_id from provider_account where issuer = ? and subject = ?")
                .params(issuer, subject)
                .query(String.class)
                .optional();
    }

    boolean isLinked(String userId) {
        return jdbc.sql("select exists (select from provider_account where user_id = ?)")
                .param(userId)
                .query(Boolean.class)
                .single();
    }

    /** An account or a person with that id, in whatever letters: two that look alike would be mistaken for each other. */
    Optional<String> inAnyLetters(String userId) {
        return jdbc.sql(
                        """
                        select id_ from act_id_user where lower(id_) = ?
                        union select id from person where lower(id) = ?
                        limit 1""")
                .params(userId, userId)
                .query(String.class)
                .optional();
    }

    /** @return false when another user of the provider was quicker */
    boolean link(String issuer, String subject, String userId) {
        return jdbc.sql(
                                """
                                insert into provider_account (issuer, subject, user_id, linked_at) values (?, ?, ?, ?)
                                on conflict do nothing""")
                        .params(issuer, subject, userId, clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** Sign-ins of one user take turns until the transaction ends, whichever tabs or nodes they come by. */
    void lock(String issuer, String subject) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param("provider_account " + issuer + " " + subject)
                .query((row, i) -> true)
                .single();
    }
}
