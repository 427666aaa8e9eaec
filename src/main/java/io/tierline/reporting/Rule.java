package io.tierline.reporting;

import io.tierline.web.BadParameterException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The figures, each with its rule in words and the same rule in SQL, side by side so that they stay the same.
 * Withdrawn cases (merged, cancelled) are counted nowhere but in the list of cases.
 */
enum Rule {
    CASES(
            "cases",
            "cases",
            Kind.COUNT,
            "true",
            "true",
            "Cases opened in the period; cases that were cancelled are not counted. Cases that were merged count once, from"
                    + " when the earliest of them opened."),
    FREQUENCY(
            "frequency",
            "percent",
            Kind.FREQUENCY,
            "true",
            "true",
            "Cases of the group, as a share of all cases opened in the period."),
    ESCALATED(
            "escalated",
            "percent",
            Kind.SHARE,
            "true",
            "escalated_at is not null",
            "Cases that a level other than the lowest took over, at once or later, out of all cases."),
    WITHIN_SLA(
            "resolved-within-sla",
            "percent",
            Kind.SHARE,
            "escalated_at is not null and resolution_verdict is not null",
            "resolution_verdict = 'met'",
            "Escalated cases whose resolution clock was met in every cycle, out of all escalated cases with a verdict. A"
                    + " case that is still open counts against it from the moment its deadline passes; before that, and"
                    + " without a target, it is not counted. Late evidence does not change a verdict: see"
                    + " corrected-verdicts."),
    CORRECTED(
            "corrected-verdicts",
            "cases",
            Kind.COUNT,
            "escalated_at is not null and resolution_corrected",
            "true",
            "Escalated cases counted as late in resolved-within-sla of which evidence that came later shows that they"
                    + " were in time."),
    STILL_OPEN_BREACHED(
            "still-open-breached",
            "cases",
            Kind.COUNT,
            "escalated_at is not null and resolution_verdict = 'breached' and resolved_at is null and state <> 'closed'",
            "true",
            "Escalated cases whose resolution deadline has passed and that are not resolved yet; they are among the late"
                    + " ones of resolved-within-sla."),
    AVERAGE_TIME(
            "average-time-to-resolution",
            "hours",
            Kind.AVERAGE,
            "resolved_at is not null",
            Sql.HOURS,
            "Elapsed hours, around the clock, from a case's opening to the record of its fix, or to its closing where no"
                    + " fix was recorded; after a reopening, to the last fix. Unresolved cases are not counted."),
    MEDIAN_TIME(
            "median-time-to-resolution",
            "hours",
            Kind.MEDIAN,
            "resolved_at is not null",
            Sql.HOURS,
            "The span that half of the resolved cases stayed under, counted as in average-time-to-resolution."),
    SATISFACTION(
            "satisfaction",
            "score",
            Kind.AVERAGE,
            "score is not null",
            "score",
            "The mean score of answered surveys, from 1 (very dissatisfied) to 5 (very satisfied); of a case with several"
                    + " answers the latest."),
    ANSWERED(
            "surveys-answered",
            "percent",
            Kind.SHARE,
            "survey_asked",
            "score is not null",
            "Cases whose survey was answered, out of all cases whose customer was asked."),
    REPEATS(
            "repeats",
            "percent",
            Kind.SHARE,
            "true",
            "repeated",
            "Cases that were reopened, that the same customer opened for the same component so soon after another one as"
                    + " policy says (coming-back.dmn), that follow up a closed one, or that were linked by hand as"
                    + " repeats, out of all cases."),
    PROMISES_KEPT(
            "promises-kept",
            "percent",
            Kind.RATIO,
            "promises_kept + promises_broken > 0",
            "promises_kept",
            "Promised updates that the customer got in time, out of all promised updates that fell due; counted in"
                    + " promises, not in cases."),
    PING_PONG(
            "ping-pong",
            "each",
            Kind.PER_CASE,
            "true",
            "hand_backs",
            "How often a level handed a case back to the one before it, per case."),
    HOPS("hops", "each", Kind.PER_CASE, "true", "hops", "How many stays at a level a case had, per case.");

    /** How a figure is made of its cases. */
    enum Kind {
        COUNT,
        FREQUENCY,
        SHARE,
        AVERAGE,
        MEDIAN,
        RATIO,
        PER_CASE
    }

    final String code;
    final String unit;
    final Kind kind;
    /** The cases that the figure looks at. */
    final String population;
    /** Which of them it counts, or what it takes of each. */
    final String measure;

    final String words;

    Rule(String code, String unit, Kind kind, String population, String measure, String words) {
        this.code = code;
        this.unit = unit;
        this.kind = kind;
        this.population = "state <> 'withdrawn' and " + population;
        this.measure = measure;
        this.words = words;
    }

    static Rule of(String code) {
        return Arrays.stream(values())
                .filter(rule -> rule.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new BadParameterException(
                        "figure",
                        "must be one of "
                                + Arrays.stream(values()).map(rule -> rule.code).collect(Collectors.joining(", "))));
    }

    /** The columns of this figure in a grouped statement: value, counted, of. */
    String columns() {
        String all = "count(*) filter (where %s)".formatted(population);
        return switch (kind) {
            case COUNT, FREQUENCY -> Sql.three(this, "null", all, all);
            case SHARE ->
                Sql.three(this, "null", "count(*) filter (where %s and %s)".formatted(population, measure), all);
            case AVERAGE -> Sql.three(this, "avg(%s) filter (where %s)".formatted(measure, population), all, all);
            case MEDIAN ->
                Sql.three(
                        this,
                        "percentile_cont(0.5) within group (order by %s) filter (where %s)"
                                .formatted(measure, population),
                        all,
                        all);
            case RATIO ->
                Sql.three(
                        this,
                        "null",
                        "sum(%s) filter (where %s)".formatted(measure, population),
                        "sum(promises_kept + promises_broken) filter (where %s)".formatted(population));
            case PER_CASE -> Sql.three(this, "null", "sum(%s) filter (where %s)".formatted(measure, population), all);
        };
    }

    /** Whether the figure counts a case of its population, as SQL. */
    String counts() {
        return switch (kind) {
            case SHARE -> measure;
            case RATIO, PER_CASE -> measure + " > 0";
            default -> "true";
        };
    }

    /** Pieces of SQL. */
    private static final class Sql {
        static final String HOURS = "extract(epoch from resolved_at - opened_at) / 3600.0";

        static String three(Rule rule, String value, String counted, String of) {
            String name = rule.name().toLowerCase(Locale.ROOT);
            return "(%s)::numeric as %s_value, coalesce(%s, 0)::bigint as %s_counted, coalesce(%s, 0)::bigint as %s_of"
                    .formatted(value, name, counted, name, of, name);
        }
    }
}
