package io.tierline.api;

import io.tierline.calendar.Interval;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** A period of a request: instants or days in UTC, the end excluded. */
public final class Period {

    private static final Duration USUAL = Duration.ofDays(30);
    private static final Duration LONGEST = Duration.ofDays(366);

    private Period() {}

    /** Without a beginning from this minute on, without an end for 30 days. */
    public static Interval read(String from, String to, Clock clock) {
        Instant begin = from == null ? clock.instant().truncatedTo(ChronoUnit.MINUTES) : instant("from", from);
        Instant end = to == null ? begin.plus(USUAL) : instant("to", to);
        if (!begin.isBefore(end) || begin.plus(LONGEST).isBefore(end)) {
            throw RefusedRequestException.fields(List.of(
                    new FieldProblem("to", "must be after from, and within " + LONGEST.toDays() + " days of it")));
        }
        return new Interval(begin, end);
    }

    private static Instant instant(String name, String value) {
        try {
            Instant instant = value.length() == 10
                    ? LocalDate.parse(value).atStartOfDay().toInstant(ZoneOffset.UTC)
                    : OffsetDateTime.parse(value).toInstant();
            int year = instant.atOffset(ZoneOffset.UTC).getYear();
            if (year >= 2000 && year < 2190) {
                return instant;
            }
        } catch (DateTimeException e) {
            // Said below.
        }
        throw RefusedRequestException.fields(List.of(new FieldProblem(
                name, "must be an instant such as 2026-03-02T09:00:00Z or a day such as 2026-03-02, from 2000 on")));
    }
}
