package io.tierline.reporting;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of figures and of the cases behind them. */
@Repository
class FigureTable {

    /** Cases of the period. */
    private static final String CASES =
            """
            select c.*, %s as grouped, reopened > 0 or is_repeat as repeated
            from case_fact c where opened_at >= :from and opened_at < :to""";

    private final JdbcClient jdbc;

    FigureTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param value null where the rule needs no more than the two counts, or there is nothing to count */
    record Count(BigDecimal value, long counted, long of) {}

    /** @param whole true for all cases of the period, false for one group of them */
    record Line(boolean whole, String group, Map<Rule, Count> counts) {}

    /** The line of the whole period, and one for each group. */
    List<Line> lines(Instant from, Instant to, GroupBy groupBy) {
        String figures = Arrays.stream(Rule.values()).map(Rule::columns).collect(Collectors.joining(",\n"));
        return jdbc.sql("with f as (" + cases(groupBy) + ")\nselect grouping(grouped) = 1 as whole, grouped,\n"
                        + figures + "\nfrom f group by grouping sets ((grouped), ()) order by whole desc, grouped")
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("to", to.atOffset(ZoneOffset.UTC))
                .query(this::line)
                .list();
    }

    /** The cases that a figure looks at, oldest first; without a rule all of the period. A null group lets all pass. */
    List<CaseRow> rows(Instant from, Instant to, GroupBy groupBy, String group, Rule rule) {
        return jdbc.sql("with f as (%s)\nselect f.*, coalesce(%s, false) as counted from f\n"
                                .formatted(cases(groupBy), rule == null ? "true" : rule.counts())
                        + "where (:group::text is null or grouped = :group) and "
                        + (rule == null ? "true" : rule.population)
                        + " order by opened_at, case_key")
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("to", to.atOffset(ZoneOffset.UTC))
                .param("group", group)
                .query(CaseRow.class)
                .list();
    }

    private static String cases(GroupBy groupBy) {
        return CASES.formatted(groupBy == null ? "''" : groupBy.sql);
    }

    private Line line(ResultSet row, int i) throws SQLException {
        Map<Rule, Count> counts = new EnumMap<>(Rule.class);
        for (Rule rule : Rule.values()) {
            String name = rule.name().toLowerCase(Locale.ROOT);
            counts.put(
                    rule,
                    new Count(
                            row.getBigDecimal(name + "_value"),
                            row.getLong(name + "_counted"),
                            row.getLong(name + "_of")));
        }
        return new Line(row.getBoolean("whole"), row.getString("grouped"), counts);
    }
}
