package io.tierline.statuspage;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * An instant as the page says it.
 *
 * @param iso for machines
 * @param utc for people, with the zone, since we do not know theirs
 * @param relative to the moment the page was asked for: "in 2 hours", "5 minutes ago"
 * @param past whether it is over
 */
record DisplayedInstant(String iso, String utc, String relative, boolean past) {

    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    static DisplayedInstant of(Instant instant, Instant now) {
        boolean past = !instant.isAfter(now);
        Duration span = Duration.between(instant, now).abs();
        String relative = span.toSeconds() < 60
                ? (past ? "just now" : "in less than a minute")
                : past ? span(span) + " ago" : "in " + span(span);
        return new DisplayedInstant(instant.toString(), UTC.format(instant), relative, past);
    }

    /** The two largest units: a promise of "1 day 2 hours" needs no minutes. */
    static String span(Duration span) {
        long days = span.toDays();
        int hours = span.toHoursPart();
        int minutes = span.toMinutesPart();
        if (days > 0) {
            return both(amount(days, "day"), days < 7 ? amount(hours, "hour") : "");
        }
        return hours > 0 ? both(amount(hours, "hour"), amount(minutes, "minute")) : amount(minutes, "minute");
    }

    private static String both(String large, String small) {
        return small.isEmpty() ? large : large + " " + small;
    }

    private static String amount(long amount, String unit) {
        return amount == 0 ? "" : amount + " " + unit + (amount == 1 ? "" : "s");
    }
}
