package io.tierline.cases;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds cases, newest first, from what is folded into {@code case_file}: one query counts, one reads the page. No query may
 * read all cases that ever were: {@code V80__lists_without_scans.sql} has an index for each order and filter.
 */
@Component
public class CaseList {

    /** By its number, its key's beginning, the beginning of an id elsewhere, or words that stand together in a text. */
    private static final String SAYS =
            """
            c.case_key in (
                select case_key from case_file where %s
                union all select case_key from case_file where lower(external_id) like :ticket
                union all select case_key from case_reference where lower(ref) like :ticket
                union all select case_key from case_text where said_words(content) @@ to_tsquery('simple', :words))
            """;

    private static final String UNENDED = "c.state not in ('closed', 'withdrawn')";
    /** Long before there was a Tierline. */
    private static final int FIRST_YEAR = 2000;

    /** Of what a customer said, in a list. */
    private static final int BEGINNING = 240;

    private static final Set<String> ENDED = Set.of("closed", "withdrawn");

    /** Counting goes so far, and a page can be asked for by its number so far. */
    public static final int COUNTED = 10_000;

    private final JdbcClient jdbc;
    private final Clock clock;

    CaseList(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Which cases come first. */
    public enum Order {
        NEWEST("c.opened_at desc, c.case_key desc"),
        /** By the next deadline, overdue ones on top, then by priority. */
        URGENT("coalesce(c.next_deadline, 'infinity'::timestamptz), c.priority, c.case_key"),
        /** By the first reason why a manager looks at it, then by what the customer is worth, then as {@link #URGENT}. */
        ATTENTION(Attention.place() + ", c.customer_value desc nulls last, c.priority,"
                + " coalesce(c.next_deadline, 'infinity'::timestamptz), c.case_key");

        private final String sql;

        Order(String sql) {
            this.sql = sql;
        }
    }

    /**
     * Which cases to find. An empty list, and null, stand for "any".
     *
     * @param teams cases that one of these teams has, or had last
     * @param owners user ids
     * @param owned whether a person has it by name
     * @param attention cases that need it for one of these reasons
     * @param customer the customer's id
     * @param text what a person typed into a search box
     */
    public record Filter(
            List<String> states,
            List<String> tiers,
            List<String> priorities,
            List<String> categories,
            List<String> teams,
            List<String> owners,
            Boolean owned,
            String customer,
            Boolean breached,
            List<Attention> attention,
            Order order,
            String text) {

        /** All cases, newest first. */
        public static Filter all() {
            return new Filter(
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    null,
                    null,
                    null,
                    List.of(),
                    Order.NEWEST,
                    null);
        }
    }

    /**
     * @param title null when it was erased, as is {@code customerName}
     * @param nextDeadline the first open deadline, passed or not; null without one
     * @param deadlineOf the clock that it is of; null without one
     * @param nextPromise when the next update was promised for, passed or not; null while none is
     * @param customerValue in whole units of the desk's currency; null when the ticket system does not say it
     * @param problem the key of the problem that it is linked to; null without one
     * @param unanswered how often the customer wrote since a person of ours last wrote to them
     * @param attention why a manager looks at it now, the first reason first
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Row(
            String key,
            String title,
            String state,
            String tier,
            String team,
            String owner,
            String priority,
            String category,
            String customer,
            String customerName,
            Long customerValue,
            boolean breached,
            int assignments,
            int handedBack,
            Instant nextDeadline,
            String deadlineOf,
            Instant nextPromise,
            int unanswered,
            boolean managerAwaited,
            String problem,
            List<String> attention,
            String source,
            String externalId,
            Instant openedAt,
            Instant updatedAt,
            Instant closedAt) {

        /** The old name of {@link #assignments}, for programs, until 0.3.0. */
        @JsonProperty("hops")
        public int hops() {
            return assignments;
        }
    }

    /**
     * @param total how many there are on all pages together, {@link #COUNTED} at most
     * @param next after which case the next page begins; null on the last one, and by attention, which changes as time goes on
     */
    public record Found(List<Row> rows, long total, ListPlace next) {}

    /**
     * @param from how many to pass over
     * @param after the case after which the page begins, in the same order; null for the beginning
     */
    public Found find(Filter filter, long from, ListPlace after, int most) {
        Map<String, Object> params = new LinkedHashMap<>();
        params.put("now", now());
        String where = where(filter, params);
        long total = jdbc.sql("select count(*) from (select from case_file c where %s limit %d) as counted"
                        .formatted(where, COUNTED))
                .params(params)
                .query(Long.class)
                .single();
        if (total <= from) {
            return new Found(List.of(), total, null);
        }
        List<Row> rows = jdbc.sql(
                        """
                        select c.*, %s as attention, t.content ->> 'title' as title, t.content ->> 'customerName' as customer_name
                        from case_file c left join case_text t on t.case_key = c.case_key and t.seq = 1
                        where %s order by %s limit :most offset :from"""
                                .formatted(Attention.all(), where + after(after, params), filter.order().sql))
                .params(params)
                .param("most", most + 1)
                .param("from", from)
                .query(CaseList::row)
                .list();
        List<Row> page = rows.subList(0, Math.min(most, rows.size()));
        return new Found(
                List.copyOf(page),
                total,
                rows.size() > most && filter.order() != Order.ATTENTION
                        ? ListPlace.of(filter.order() == Order.URGENT, page.get(most - 1))
                        : null);
    }

    /**
     * How many cases have not ended, by the first reason why a manager looks at them; under null those that need none.
     *
     * @param teams of which teams; empty for all
     */
    public Map<Attention, Long> burning(Collection<String> teams) {
        Map<Attention, Long> counts = new HashMap<>();
        jdbc.sql("select %s as place, count(*) from case_file c where %s and (:all or c.team = any(:teams)) group by 1"
                        .formatted(Attention.place(), UNENDED))
                .param("now", now())
                .param("all", teams.isEmpty())
                .param("teams", teams.toArray(String[]::new))
                .query(row -> {
                    int place = row.getInt(1);
                    Attention[] all = Attention.values();
                    counts.put(place == all.length ? null : all[place], row.getLong(2));
                });
        return counts;
    }

    /** @param text null where it was erased */
    public record LastWord(Instant at, String text) {}

    /** What the customers of these cases said last, by the case's key; the text's beginning. */
    public Map<String, LastWord> lastWords(Collection<String> keys) {
        Map<String, LastWord> words = new HashMap<>();
        jdbc.sql(
                        """
                        select c.case_key, e.happened_at,
                            left(coalesce(t.content ->> 'text', t.content ->> 'description'), %d) as said
                        from case_file c join case_event e on e.case_key = c.case_key and e.seq = c.customer_said
                            left join case_text t on t.case_key = c.case_key and t.seq = c.customer_said
                        where c.case_key = any(?)"""
                                .formatted(BEGINNING))
                .param(keys.toArray(String[]::new))
                .query(row -> {
                    words.put(
                            row.getString("case_key"),
                            new LastWord(
                                    row.getObject("happened_at", OffsetDateTime.class)
                                            .toInstant(),
                                    row.getString("said")));
                });
        return words;
    }

    /**
     * Changes whenever a list of what has not ended may show something else: a case changed, or time made one burn or stop
     * burning.
     */
    public String mark() {
        return jdbc.sql(
                        """
                        select count(*) || '-' || coalesce(sum(c.version), 0) || '-'
                            || count(*) filter (where %s < %d)
                        from case_file c where %s"""
                                .formatted(Attention.place(), Attention.values().length, UNENDED))
                .param("now", now())
                .query(String.class)
                .single();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static String after(ListPlace place, Map<String, Object> params) {
        if (place == null) {
            return "";
        }
        params.put("afterKey", place.key());
        if (place.at() != null) {
            params.put("afterAt", OffsetDateTime.ofInstant(place.at(), ZoneOffset.UTC));
        }
        if (!place.urgentFirst()) {
            return " and (c.opened_at, c.case_key) < (:afterAt, :afterKey)";
        }
        params.put("afterPriority", place.priority());
        return " and (%s) > (%s, :afterPriority, :afterKey)"
                .formatted(Order.URGENT.sql, place.at() == null ? "'infinity'::timestamptz" : ":afterAt");
    }

    private String where(Filter filter, Map<String, Object> params) {
        StringBuilder where = new StringBuilder("true");
        anyOf(where, params, "state", filter.states());
        if (!filter.states().isEmpty() && filter.states().stream().noneMatch(ENDED::contains)) {
            // Says the same again, so that the database takes the small index.
            where.append(" and ").append(UNENDED);
        } else if (filter.states().equals(List.of("withdrawn"))) {
            where.append(" and c.state = 'withdrawn'");
        }
        anyOf(where, params, "tier", filter.tiers());
        anyOf(where, params, "priority", filter.priorities());
        anyOf(where, params, "category", filter.categories());
        anyOf(where, params, "team", filter.teams());
        anyOf(where, params, "owner", filter.owners());
        if (filter.owned() != null) {
            where.append(filter.owned() ? " and c.owner is not null" : " and c.owner is null");
        }
        anyOf(where, params, "customer", filter.customer() == null ? List.of() : List.of(filter.customer()));
        if (filter.breached() != null) {
            where.append(filter.breached() ? " and c.breached" : " and not c.breached");
        }
        if (!filter.attention().isEmpty()) {
            where.append(" and ").append(Attention.anyOf(filter.attention()));
        }
        if (filter.text() != null) {
            TypedWords typed = new TypedWords(filter.text());
            // A number is a case's, or an id's beginning; as a word it stands in too many texts.
            where.append(" and ")
                    .append(SAYS.formatted(typed.isCaseNumber() ? "case_key in (:key)" : "case_key like :key"));
            params.put(
                    "key",
                    typed.isNumber() ? keysOf(Integer.parseInt(filter.text().strip())) : typed.keyPattern());
            params.put("ticket", typed.reference());
            params.put("words", typed.isNumber() ? "" : typed.together());
        }
        return where.toString();
    }

    private static void anyOf(StringBuilder where, Map<String, Object> params, String column, List<String> values) {
        if (!values.isEmpty()) {
            where.append(" and c.%s in (:%s)".formatted(column, column));
            params.put(column, values);
        }
    }

    /** The cases of a number, whatever the year. */
    private List<String> keysOf(int number) {
        return IntStream.rangeClosed(
                        FIRST_YEAR, clock.instant().atOffset(ZoneOffset.UTC).getYear() + 1)
                .mapToObj(year -> "ESC-%d-%06d".formatted(year, number))
                .toList();
    }

    private static Row row(ResultSet row, int i) throws SQLException {
        return new Row(
                row.getString("case_key"),
                row.getString("title"),
                row.getString("state"),
                row.getString("tier"),
                row.getString("team"),
                row.getString("owner"),
                row.getString("priority"),
                row.getString("category"),
                row.getString("customer"),
                row.getString("customer_name"),
                row.getObject("customer_value", Long.class),
                row.getBoolean("breached"),
                row.getInt("hops"),
                row.getInt("handed_back"),
                instant(row, "next_deadline"),
                row.getString("next_deadline_clock"),
                instant(row, "promise_due"),
                row.getInt("unanswered"),
                row.getBoolean("manager_awaited"),
                row.getString("problem"),
                List.of((String[]) row.getArray("attention").getArray()),
                row.getString("source"),
                row.getString("external_id"),
                instant(row, "opened_at"),
                instant(row, "updated_at"),
                instant(row, "closed_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
