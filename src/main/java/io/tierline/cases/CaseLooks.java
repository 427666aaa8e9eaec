package io.tierline.cases;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who has looked at which case, and what was said there since. */
@Repository
public class CaseLooks {

    private final JdbcClient jdbc;
    private final Clock clock;

    CaseLooks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param seq the last event of the case's ledger that the person saw; 0 for none */
    public record Look(int seq, Instant at) {}

    /** A case as it stands in the list of a person, by their user id. */
    public record Card(String caseKey, String person) {}

    /**
     * What was said last on a case and not looked at.
     *
     * @param byCustomer whether the customer wrote it, or sent it; else it is a colleague's note, or file
     * @param text what was said, or what a file without words is called; null once it is erased
     */
    public record Unseen(String caseKey, int seq, boolean byCustomer, String actor, Instant at, String text) {}

    /**
     * The person has looked at the case.
     *
     * @param seq the last event that they were shown; an earlier one than before changes the time alone
     */
    public void looked(String caseKey, String person, int seq) {
        jdbc.sql(
                        """
                        insert into case_look (case_key, person, seq, looked_at) values (?, ?, ?, ?)
                        on conflict (case_key, person) do update
                        set seq = greatest(case_look.seq, excluded.seq), looked_at = excluded.looked_at""")
                .params(caseKey, person, seq, OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
    }

    /** When the person looked last; empty for never. */
    public Optional<Look> of(String caseKey, String person) {
        return jdbc.sql("select seq, looked_at from case_look where case_key = ? and person = ?")
                .params(caseKey, person)
                .query((row, i) -> new Look(row.getInt(1), instant(row, "looked_at")))
                .optional();
    }

    /** The same of one person's cases. */
    public List<Unseen> unseen(Collection<String> caseKeys, String person) {
        return List.copyOf(
                unseen(caseKeys.stream().map(key -> new Card(key, person)).toList())
                        .values());
    }

    /**
     * On which of these cases somebody said something that its owner has not looked at; where no one owns it, that this
     * person has not. The customer's words come before a colleague's note, later words before earlier ones. What a machine
     * wrote, and what the one who has not looked wrote, does not count. A case that has ended has none. One statement for
     * all of them.
     */
    public Map<Card, Unseen> unseen(Collection<Card> cards) {
        if (cards.isEmpty()) {
            return Map.of();
        }
        Map<Card, Unseen> found = new LinkedHashMap<>();
        jdbc.sql(
                        """
                        select e.*, p.person, coalesce(t.content ->> 'text', t.content ->> 'fileName') as text
                        from unnest(?::text[], ?::text[]) p (case_key, person)
                        join case_file c on c.case_key = p.case_key and c.state not in ('closed', 'withdrawn')
                        cross join lateral (
                            select e.case_key, e.seq, e.actor, e.happened_at,
                                e.type = 'customer-replied' or e.type = 'attachment-added' and e.actor = 'customer'
                                    as by_customer
                            from case_event e
                            where e.case_key = c.case_key
                              and (e.type in ('customer-replied', 'internal-note')
                                or e.type = 'attachment-added' and e.facts ->> 'message' is null)
                              and e.seq > coalesce((select l.seq from case_look l
                                  where l.case_key = c.case_key and l.person = coalesce(c.owner, p.person)), 0)
                              and coalesce(c.owner, p.person) not in (e.actor, coalesce(e.facts ->> 'enteredBy', ''),
                                  coalesce(e.facts ->> 'byStaff', ''), coalesce(e.facts ->> 'onBehalfOf', ''))
                              and (e.type <> 'internal-note' or e.actor not in ('tierline', 'customer'))
                              and not e.facts @> '{"automatic": true}' and not e.facts @> '{"thirdParty": true}'
                              and e.facts ->> 'delivery' is null and e.facts ->> 'about' is null
                            order by by_customer desc, e.seq desc limit 1) e
                        left join case_text t on t.case_key = e.case_key and t.seq = e.seq""")
                .params(
                        cards.stream().map(Card::caseKey).toArray(String[]::new),
                        cards.stream().map(Card::person).toArray(String[]::new))
                .query(row -> {
                    found.put(new Card(row.getString("case_key"), row.getString("person")), unseen(row));
                });
        return found;
    }

    private static Unseen unseen(ResultSet row) throws SQLException {
        return new Unseen(
                row.getString("case_key"),
                row.getInt("seq"),
                row.getBoolean("by_customer"),
                row.getString("actor"),
                instant(row, "happened_at"),
                row.getString("text"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
