package io.tierline.api.oncall;

import io.tierline.api.JsonFields;
import io.tierline.calendar.Interval;
import io.tierline.oncall.rota.Hours;
import io.tierline.oncall.rota.RotaOverride;
import io.tierline.oncall.rota.RotaPlan;
import io.tierline.oncall.rota.Rotation;
import io.tierline.oncall.rota.TemporarySchedule;
import io.tierline.oncall.rota.TemporarySchedule.FixedShift;
import io.tierline.oncall.rota.Turns;
import io.tierline.oncall.rota.Turns.Every;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads a rota. */
final class RotaRequest {

    private static final String DATE = "must be a date such as 2026-03-02";
    private static final int LONGEST = 100;

    private final Set<String> calendars;
    private final Set<String> members;
    private final String team;

    /** @param members ids of those who can be on call for the team */
    RotaRequest(String team, Set<String> members, Set<String> calendars) {
        this.team = team;
        this.members = members;
        this.calendars = calendars;
    }

    /** @throws Refusal naming all that is wrong */
    RotaPlan read(JsonFields fields, String region) {
        JsonFields cover = fields.object("cover");
        ZoneId zone = HoursFields.zone(cover, "zone", ZoneId.of("UTC"));
        Hours hours = HoursFields.read(cover, "hours", zone, calendars);
        cover.nothingElse("cover");
        List<Rotation> rotations = rotations(fields);
        List<RotaOverride> overrides = overrides(fields);
        List<TemporarySchedule> temporary = temporary(fields);
        same(fields, "team", team);
        same(fields, "region", region);
        fields.nothingElse("a rota");
        fields.refuse();
        return new RotaPlan(team, region, hours, rotations, overrides, temporary);
    }

    /** What was read may be sent back as it is. */
    private static void same(JsonFields fields, String name, String value) {
        String given = fields.line(name, LONGEST);
        if (given != null && !given.equals(value)) {
            fields.wrong(name, "must be as in the address, or left out");
        }
    }

    private List<Rotation> rotations(JsonFields fields) {
        List<Rotation> rotations = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (JsonFields one : fields.objects("rotations")) {
            Rotation rotation = rotation(one);
            if (rotation != null && !names.add(rotation.name())) {
                one.wrong("name", "'" + rotation.name() + "' is there twice");
            }
            rotations.add(rotation);
        }
        return rotations.contains(null) ? List.of() : rotations;
    }

    private Rotation rotation(JsonFields fields) {
        String name = fields.needed("name", fields.line("name", LONGEST), "what people call it");
        String every = fields.needed("every", fields.choice("every", List.of("hours", "days", "weeks")), "the unit");
        Integer length = fields.number("length");
        LocalTime handOver = fields.needed(
                "handOver",
                fields.parsed("handOver", LocalTime::parse, "must be a time such as 09:00"),
                "such as 09:00");
        ZoneId zone = HoursFields.zone(fields, "zone", ZoneId.of("UTC"));
        fields.needed("zone", zone, "the time zone of all times here, such as Europe/Berlin");
        LocalDate from = fields.needed("from", fields.parsed("from", LocalDate::parse, DATE), "the first day");
        LocalDate until = fields.parsed("until", LocalDate::parse, DATE);
        List<String> participants = fields.needed("participants", fields.lines("participants"), "who takes turns");
        Hours active = HoursFields.read(fields, "active", zone, calendars);
        fields.nothingElse("a rotation");
        participants.forEach(person -> check(fields, "participants", person));
        if (name == null || every == null || handOver == null || from == null) {
            return null;
        }
        try {
            Every unit = Every.valueOf(every.toUpperCase(Locale.ROOT));
            Turns turns = new Turns(zone, unit, length == null ? 1 : length, handOver, from, until);
            return new Rotation(name, turns, active, participants);
        } catch (IllegalArgumentException e) {
            fields.wrong("", e.getMessage());
            return null;
        }
    }

    private List<RotaOverride> overrides(JsonFields fields) {
        List<RotaOverride> overrides = new ArrayList<>();
        for (JsonFields one : fields.objects("overrides")) {
            Interval span = PersonRequest.span(one);
            String added = one.line("add", LONGEST);
            String removed = one.line("remove", LONGEST);
            one.nothingElse("an override");
            check(one, "add", added);
            check(one, "remove", removed);
            try {
                RotaOverride override = span == null ? null : new RotaOverride(span, added, removed);
                overrides.add(override);
            } catch (IllegalArgumentException e) {
                one.wrong("add", e.getMessage());
            }
        }
        return overrides.contains(null) ? List.of() : overrides;
    }

    private List<TemporarySchedule> temporary(JsonFields fields) {
        List<TemporarySchedule> schedules = new ArrayList<>();
        for (JsonFields one : fields.objects("temporarySchedules")) {
            Interval span = PersonRequest.span(one);
            List<FixedShift> shifts = new ArrayList<>();
            for (JsonFields shift : one.objects("shifts")) {
                Interval of = PersonRequest.span(shift);
                String person = shift.needed("person", shift.line("person", LONGEST), "who is on call");
                shift.nothingElse("a shift");
                check(shift, "person", person);
                if (of != null && person != null) {
                    shifts.add(new FixedShift(of, person));
                }
            }
            one.nothingElse("a temporary schedule");
            if (span != null) {
                schedules.add(new TemporarySchedule(span, shifts));
            }
        }
        return schedules;
    }

    private void check(JsonFields fields, String name, String person) {
        if (person != null && !members.contains(person)) {
            fields.wrong(
                    name,
                    "'%s' must be an active member of %s; there are %s. PUT /api/v1/people/{id} changes that"
                            .formatted(
                                    person,
                                    team,
                                    members.isEmpty()
                                            ? "none"
                                            : String.join(
                                                    ", ",
                                                    members.stream().sorted().toList())));
        }
    }
}
