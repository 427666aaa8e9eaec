package io.tierline.oncall;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What calendar programs subscribe to. They cannot sign in: a token is enough to read its feed. */
@Repository
public class OnCallFeeds {

    /** 192 bits: that cannot be guessed. */
    private static final int TOKEN_BYTES = 24;

    private final JdbcClient jdbc;
    private final SecureRandom random = new SecureRandom();

    OnCallFeeds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One of the two is null. */
    public record Feed(String team, String person) {

        public static Feed ofTeam(String team) {
            return new Feed(team, null);
        }

        public static Feed ofPerson(String person) {
            return new Feed(null, person);
        }
    }

    public Optional<Feed> find(String token) {
        return jdbc.sql("select team, person_id from on_call_feed where token = ?")
                .param(token)
                .query((row, i) -> new Feed(row.getString("team"), row.getString("person_id")))
                .optional();
    }

    /** The feed's token, the same until it is revoked. */
    @Transactional
    public String token(Feed feed) {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        jdbc.sql(
                        """
                        insert into on_call_feed (token, team, person_id) values (:token, :team, :person)
                        on conflict do nothing""")
                .param("token", Base64.getUrlEncoder().withoutPadding().encodeToString(bytes))
                .param("team", feed.team())
                .param("person", feed.person())
                .update();
        return jdbc.sql("select token from on_call_feed where team = :team or person_id = :person")
                .param("team", feed.team())
                .param("person", feed.person())
                .query(String.class)
                .single();
    }

    /** The old token reads nothing any more. */
    @Transactional
    public void revoke(Feed feed) {
        jdbc.sql("delete from on_call_feed where team = :team or person_id = :person")
                .param("team", feed.team())
                .param("person", feed.person())
                .update();
    }
}
