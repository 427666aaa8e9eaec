package io.tierline.cases;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The lists that a person works by: of cases that have not ended, by the next deadline. They read what is open and have no
 * index of their own, for which each act on a case would pay.
 */
@Repository
public class WorkLists {

    private static final String UNENDED = "c.state not in ('closed', 'withdrawn')";
    private static final String MINE = "c.owner = :person";
    private static final String TEAMS = "(:all or c.team = any(:teams))";

    private final JdbcClient jdbc;

    WorkLists(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Which cases a list shows. */
    public enum Kind {
        /** What the person has, also while it waits for the customer, and until the customer agrees that it is fixed. */
        MINE(WorkLists.MINE),
        /** What their teams have, whoever owns it. */
        TEAM("c.state = 'open' and " + TEAMS),
        /** What a team of theirs has and no person. */
        UNOWNED("c.state = 'open' and c.held and c.owner is null and " + TEAMS),
        /** What waits for the customer's answer. */
        WAITING("c.state = 'waiting' and (" + WorkLists.MINE + " or " + TEAMS + ")"),
        /** Where the customer has written since the person looked: their own cases, and those of their teams without owner. */
        REPLIED(
                "("
                        + WorkLists.MINE
                        + " or c.owner is null and "
                        + TEAMS
                        + ")"
                        + """
                         and exists (select from case_event e
                            where e.case_key = c.case_key and e.type = 'customer-replied'
                              and e.seq > coalesce((select l.seq from case_look l
                                  where l.case_key = c.case_key and l.person = :person), 0)
                              and not e.facts @> '{"automatic": true}' and not e.facts @> '{"thirdParty": true}')""");

        private final String sql;

        Kind(String sql) {
            this.sql = UNENDED + " and " + sql;
        }

        /** As the screens name it. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Whose lists they are.
     *
     * @param teams the groups that the person works in
     * @param seesAll whether all teams' cases are theirs to look at, as a manager's
     */
    public record Reader(String person, Collection<String> teams, boolean seesAll) {}

    public List<ListedCase> find(Kind kind, Reader reader, int most) {
        return ask(
                        """
                        select c.*, t.content ->> 'title' as title, t.content ->> 'customerName' as customer_name,
                            null::text as excerpt
                        from case_file c left join case_text t on t.case_key = c.case_key and t.seq = 1
                        where %s order by c.next_deadline nulls last, c.priority, c.case_key limit :most"""
                                .formatted(kind.sql),
                        reader)
                .param("most", most)
                .query(ListedCase::read)
                .list();
    }

    /** How many cases each list has. */
    public Map<Kind, Long> counts(Reader reader) {
        String each = Arrays.stream(Kind.values())
                .map(kind -> "count(*) filter (where %s) as %s".formatted(kind.sql, kind.code()))
                .collect(Collectors.joining(", "));
        return ask(
                        "select " + each + " from case_file c where " + UNENDED + " and (" + MINE + " or " + TEAMS
                                + ")",
                        reader)
                .query((row, i) -> {
                    Map<Kind, Long> counts = new EnumMap<>(Kind.class);
                    for (Kind kind : Kind.values()) {
                        counts.put(kind, row.getLong(kind.code()));
                    }
                    return counts;
                })
                .single();
    }

    private JdbcClient.StatementSpec ask(String sql, Reader reader) {
        return jdbc.sql(sql)
                .param("person", reader.person())
                .param("all", reader.seesAll())
                .param("teams", reader.teams().toArray(String[]::new));
    }
}
