package io.tierline.api.oncall;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tierline.api.JsonFields;
import io.tierline.oncall.rota.Hours;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Recurring hours in requests and answers: {@code {"calendar": ...}} or {@code {"week": ...}}; left out: at any time. */
final class HoursFields {

    private static final String ZONE = "must be a time zone such as Europe/Berlin or UTC";

    private HoursFields() {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Hours")
    record View(
            @Schema(description = "A working calendar by its name.", example = "business-hours") String calendar,
            @Schema(
                            description = "Windows by day, such as monday or monday-friday, in the zone given beside.",
                            example = "{\"monday-friday\": [\"09:00-17:00\"]}")
                    Map<String, List<String>> week) {

        /** @return null for any time */
        static View of(Hours hours) {
            return hours.atAnyTime()
                    ? null
                    : new View(hours.calendar(), hours.week().isEmpty() ? null : WeekText.view(hours.week()));
        }
    }

    static ZoneId zone(JsonFields fields, String name, ZoneId usual) {
        ZoneId zone = fields.parsed(name, ZoneId::of, ZONE);
        return zone == null ? usual : zone;
    }

    /** @param calendars the names there are */
    static Hours read(JsonFields fields, String name, ZoneId zone, Set<String> calendars) {
        if (!fields.isThere(name)) {
            return Hours.always(zone);
        }
        JsonFields hours = fields.object(name);
        String calendar = hours.line("calendar", 100);
        boolean windows = hours.isThere("week");
        hours.nothingElse("hours");
        if (calendar != null && !calendars.contains(calendar)) {
            hours.wrong("calendar", "'" + calendar + "' is no calendar; there are " + String.join(", ", calendars));
            return Hours.always(zone);
        }
        try {
            return windows
                    ? new Hours(zone, calendar, WeekText.read(byDays(hours.object("week"))))
                    : new Hours(zone, calendar, Map.of());
        } catch (IllegalArgumentException e) {
            hours.wrong("week", e.getMessage());
            return Hours.always(zone);
        }
    }

    private static Map<String, List<String>> byDays(JsonFields week) {
        Map<String, List<String>> byDays = new LinkedHashMap<>();
        week.names().forEach(days -> byDays.put(days, week.lines(days)));
        return byDays;
    }
}
