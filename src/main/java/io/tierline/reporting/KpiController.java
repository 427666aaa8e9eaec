package io.tierline.reporting;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tierline.web.BadParameterException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The figures over HTTP, and the cases behind them. A period runs from {@code from} (inclusive) to {@code to}
 * (exclusive), each an instant such as {@code 2026-03-02T09:00:00Z} or a day in UTC; without them the last 30 days.
 */
@RestController
@Tag(name = "Figures")
@RequestMapping("/api/v1/kpis")
class KpiController {

    private static final String CSV = "text/csv";
    private static final Duration USUAL_PERIOD = Duration.ofDays(30);

    private final Kpis kpis;
    private final Clock clock;

    KpiController(Kpis kpis, Clock clock) {
        this.kpis = kpis;
        this.clock = clock;
    }

    // The JSON handlers name no type: who accepts anything gets JSON, and only who asks for CSV gets that.

    @Operation(
            operationId = "getFigures",
            summary = "The KPIs of a period",
            description =
                    "from and to are instants or days in UTC, to excluded; without them the last 30 days. text/csv"
                            + " gives the cases.")
    @GetMapping
    Figures figures(
            @RequestParam(required = false) String from,
            @RequestParam(required = false) String to,
            @RequestParam(required = false) String groupBy) {
        Instant end = end(to);
        return kpis.figures(start(from, end), end, groupBy);
    }

    @Operation(operationId = "getFigures")
    @GetMapping(produces = CSV)
    String rows(
            @RequestParam(required = false) String from,
            @RequestParam(required = false) String to,
            @RequestParam(required = false) String groupBy) {
        return CaseTable.write(cases(null, from, to, groupBy, null));
    }

    /** @param figure the name of the figure to open; without it all cases of the period */
    @Operation(operationId = "getCasesOfFigure", summary = "The cases behind a figure")
    @GetMapping("/cases")
    List<CaseRow> cases(
            @RequestParam(required = false) String figure,
            @RequestParam(required = false) String from,
            @RequestParam(required = false) String to,
            @RequestParam(required = false) String groupBy,
            @RequestParam(required = false) String group) {
        Instant end = end(to);
        return kpis.rows(start(from, end), end, groupBy, group, figure);
    }

    @Operation(operationId = "getCasesOfFigure")
    @GetMapping(path = "/cases", produces = CSV)
    String casesAsCsv(
            @RequestParam(required = false) String figure,
            @RequestParam(required = false) String from,
            @RequestParam(required = false) String to,
            @RequestParam(required = false) String groupBy,
            @RequestParam(required = false) String group) {
        return CaseTable.write(cases(figure, from, to, groupBy, group));
    }

    private Instant end(String to) {
        // The period excludes its end: a case of this very moment is to be in it.
        return to == null ? clock.instant().truncatedTo(ChronoUnit.SECONDS).plusSeconds(1) : instant("to", to);
    }

    private static Instant start(String from, Instant end) {
        return from == null ? end.minus(USUAL_PERIOD) : instant("from", from);
    }

    private static Instant instant(String parameter, String value) {
        try {
            Instant instant = value.length() == 10
                    ? LocalDate.parse(value).atStartOfDay().toInstant(ZoneOffset.UTC)
                    : Instant.parse(value);
            // What a database can keep; no more is needed.
            int year = instant.atOffset(ZoneOffset.UTC).getYear();
            if (year >= 1 && year <= 9999) {
                return instant;
            }
        } catch (DateTimeException e) {
            // Said below.
        }
        throw new BadParameterException(
                parameter, "must be an instant such as 2026-03-02T09:00:00Z or a day such as 2026-03-02");
    }
}
