package io.tierline.reporting;

import io.tierline.reporting.FigureTable.Count;
import io.tierline.reporting.FigureTable.Line;
import io.tierline.reporting.Figures.Group;
import io.tierline.web.BadParameterException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** The key figures. */
@Component
public class Kpis {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal SECONDS = BigDecimal.valueOf(3600);

    private final FigureTable table;

    Kpis(FigureTable table) {
        this.table = table;
    }

    /**
     * The figures of the cases opened in a period.
     *
     * @param from inclusive
     * @param to exclusive
     * @param groupBy {@code category}, {@code priority}, {@code tier}, {@code customer}, {@code plan}, {@code month}
     *     (of opening, in UTC), or null
     * @throws org.springframework.web.ErrorResponseException for another groupBy, or a period that ends before it begins
     */
    public Figures figures(Instant from, Instant to, String groupBy) {
        GroupBy by = GroupBy.of(groupBy);
        period(from, to);
        List<Line> lines = table.lines(from, to, by);
        Line whole = lines.stream().filter(Line::whole).findFirst().orElseThrow();
        Period period = new Period(from, to, by, whole.counts().get(Rule.CASES).of());
        List<Group> groups = by == null
                ? List.of()
                : lines.stream()
                        .filter(line -> !line.whole())
                        .map(line -> new Group(line.group(), figures(line, period)))
                        .toList();
        return new Figures(from, to, groupBy, figures(whole, period), groups);
    }

    List<CaseRow> rows(Instant from, Instant to, String groupBy, String group, String figure) {
        GroupBy by = GroupBy.of(groupBy);
        Rule rule = figure == null ? null : Rule.of(figure);
        if (group != null && by == null) {
            throw new BadParameterException("groupBy", "must say what \"group\" is a group of");
        }
        period(from, to);
        return table.rows(from, to, by, group, rule);
    }

    private static void period(Instant from, Instant to) {
        if (!from.isBefore(to)) {
            throw new BadParameterException("to", "must be after \"from\"");
        }
    }

    private record Period(Instant from, Instant to, GroupBy groupBy, long cases) {}

    private static List<Figure> figures(Line line, Period period) {
        return Arrays.stream(Rule.values())
                .map(rule -> figure(rule, line, period))
                .toList();
    }

    private static Figure figure(Rule rule, Line line, Period period) {
        Count count = line.counts().get(rule);
        long of = rule.kind == Rule.Kind.FREQUENCY ? period.cases() : count.of();
        BigDecimal value =
                switch (rule.kind) {
                    case COUNT -> BigDecimal.valueOf(count.counted());
                    case AVERAGE, MEDIAN ->
                        count.value() == null ? null : count.value().setScale(2, RoundingMode.HALF_UP);
                    case FREQUENCY, SHARE, RATIO -> ratio(HUNDRED, count.counted(), of, 1);
                    case PER_CASE -> ratio(BigDecimal.ONE, count.counted(), of, 2);
                };
        Duration duration = rule.unit.equals("hours") && count.value() != null
                ? Duration.ofSeconds(count.value().multiply(SECONDS).longValue())
                : null;
        return new Figure(
                rule.code, value, rule.unit, duration, count.counted(), of, rule.words, cases(rule, line, period));
    }

    private static BigDecimal ratio(BigDecimal factor, long counted, long of, int digits) {
        return of == 0
                ? null
                : factor.multiply(BigDecimal.valueOf(counted))
                        .divide(BigDecimal.valueOf(of), digits, RoundingMode.HALF_UP);
    }

    private static String cases(Rule rule, Line line, Period period) {
        UriComponentsBuilder uri = UriComponentsBuilder.fromPath("/api/v1/kpis/cases")
                .queryParam("figure", rule.code)
                .queryParam("from", period.from())
                .queryParam("to", period.to());
        if (!line.whole()) {
            uri.queryParam("groupBy", period.groupBy().code()).queryParam("group", "{group}");
            return uri.encode().buildAndExpand(line.group()).toUriString();
        }
        return uri.encode().build().toUriString();
    }
}
