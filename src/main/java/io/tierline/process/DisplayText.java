package io.tierline.process;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How Tierline says technical things to people. Null gives null: a text without it is written another way. */
public final class DisplayText {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "EEE d MMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private DisplayText() {}

    /** "Mon 23 Nov 2026, 09:30 UTC". */
    public static String moment(Instant instant) {
        return instant == null ? null : MOMENT.format(instant);
    }

    /** A target as a policy writes it, {@code PT2H} or {@code P1D}: "2 hours", "1 business day". */
    public static String target(String target) {
        if (target == null || target.isBlank()) {
            return null;
        }
        if (!target.contains("T")) {
            return count(Period.parse(target).getDays(), "business day");
        }
        Duration duration = Duration.parse(target);
        if (duration.toMinutesPart() == 0) {
            return count(duration.toHours(), "hour");
        }
        return duration.toHours() == 0
                ? count(duration.toMinutes(), "minute")
                : count(duration.toHours(), "hour") + " " + count(duration.toMinutesPart(), "minute");
    }

    private static String count(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }

    /** Why no one could be asked: a reason of the escalation policy. */
    public static String reason(String word) {
        return switch (String.valueOf(word)) {
            case "all-asked" -> "everybody was asked, and nobody has acknowledged";
            case "gap" -> "the rota has a gap";
            case "no-rota" -> "there is no rota, and nobody is at work";
            case "off-duty" -> "they are off duty";
            case "absent" -> "they are absent";
            case "no-contact" -> "no contact of theirs is known";
            case "gone" -> "there is nobody there";
            default -> "nobody is on call";
        };
    }

    /** A clock: "first response", "next update". */
    public static String clock(String name) {
        return name == null ? null : name.replace('-', ' ');
    }
}
