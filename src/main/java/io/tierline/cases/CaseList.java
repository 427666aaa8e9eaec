package io.tierline.cases;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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

    private static final String NEWEST_FIRST = "c.opened_at desc, c.case_key desc";
    private static final String BY_DEADLINE =
            "coalesce(c.next_deadline, 'infinity'::timestamptz), c.priority, c.case_key";
    private static final String UNENDED = "c.state not in ('closed', 'withdrawn')";
    /** Long before there was a Tierline. */
    private static final int FIRST_YEAR = 2000;

    private static final Set<String> ENDED = Set.of("closed", "withdrawn");

    /** Counting goes so far, and a page can be asked for by its number so far. */
    public static final int COUNTED = 10_000;

    private final JdbcClient jdbc;
    private final Clock clock;

    CaseList(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Why a manager looks at a case now. Only a case that has not ended needs one. */
    public enum Attention {
        /** A deadline has passed, and what it was for is not done. */
        OVERDUE("coalesce(c.next_deadline, 'infinity'::timestamptz) <= :now"),
        /** A deadline that has not passed is at risk. */
        AT_RISK("c.at_risk_from <= :now and c.next_deadline > :now"),
        /** A level has it, and no person there by name. */
        NOBODY("c.owner is null and c.state = 'open'"),
        /** A manager was called in, and has not decided. */
        MANAGER("c.manager_awaited");

        private final String sql;

        Attention(String sql) {
            this.sql = UNENDED + " and " + sql;
        }

        /** As the API writes it: {@code at-risk}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * Which cases to find. An empty list, and null, stand for "any".
     *
     * @param attention cases that need it for one of these reasons
     * @param urgentFirst sorted by the next deadline, overdue ones on top, then by priority; else newest first
     * @param customer the customer's id
     * @param text what a person typed into a search box
     */
    public record Filter(
            List<String> states,
            List<String> tiers,
            List<String> priorities,
            List<String> categories,
            String customer,
            Boolean breached,
            List<Attention> attention,
            boolean urgentFirst,
            String text) {}

    /**
     * @param title null when it was erased, as is {@code customerName}
     * @param nextDeadline the first open deadline, passed or not; null without one
     * @param deadlineOf the clock that it is of; null without one
     * @param attention why a manager looks at it now
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Row(
            String key,
            String title,
            String state,
            String tier,
            String owner,
            String priority,
            String category,
            String customer,
            String customerName,
            boolean breached,
            int assignments,
            int handedBack,
            Instant nextDeadline,
            String deadlineOf,
            boolean managerAwaited,
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
     * @param next after which case the next page begins; null on the last one
     */
    public record Found(List<Row> rows, long total, ListPlace next) {}

    /**
     * @param from how many to pass over
     * @param after the case after which the page begins, in the same order; null for the beginning
     */
    public Found find(Filter filter, long from, ListPlace after, int most) {
        Map<String, Object> params = new LinkedHashMap<>();
        params.put("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
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
                        select c.*, array_remove(array[%s], null) as attention, t.content ->> 'title' as title, t.content ->> 'customerName' as customer_name
                        from case_file c left join case_text t on t.case_key = c.case_key and t.seq = 1
                        where %s order by %s limit :most offset :from"""
                                .formatted(
                                        reasons(),
                                        where + after(after, params),
                                        filter.urgentFirst() ? BY_DEADLINE : NEWEST_FIRST))
                .params(params)
                .param("most", most + 1)
                .param("from", from)
                .query(CaseList::row)
                .list();
        List<Row> page = rows.subList(0, Math.min(most, rows.size()));
        return new Found(
                List.copyOf(page),
                total,
                rows.size() > most ? ListPlace.of(filter.urgentFirst(), page.get(most - 1)) : null);
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
                .formatted(BY_DEADLINE, place.at() == null ? "'infinity'::timestamptz" : ":afterAt");
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
        anyOf(where, params, "customer", filter.customer() == null ? List.of() : List.of(filter.customer()));
        if (filter.breached() != null) {
            where.append(filter.breached() ? " and c.breached" : " and not c.breached");
        }
        if (!filter.attention().isEmpty()) {
            where.append(" and ").append(UNENDED);
            where.append(filter.attention().stream()
                    .map(reason -> "(" + reason.sql + ")")
                    .collect(Collectors.joining(" or ", " and (", ")")));
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

    private static String reasons() {
        return Arrays.stream(Attention.values())
                .map(reason -> "case when %s then '%s' end".formatted(reason.sql, reason.code()))
                .collect(Collectors.joining(", "));
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
                row.getString("owner"),
                row.getString("priority"),
                row.getString("category"),
                row.getString("customer"),
                row.getString("customer_name"),
                row.getBoolean("breached"),
                row.getInt("hops"),
                row.getInt("handed_back"),
                instant(row, "next_deadline"),
                row.getString("next_deadline_clock"),
                row.getBoolean("manager_awaited"),
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
