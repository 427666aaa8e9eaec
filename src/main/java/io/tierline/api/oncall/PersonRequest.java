package io.tierline.api.oncall;

import io.tierline.api.JsonFields;
import io.tierline.calendar.Interval;
import io.tierline.oncall.Absence;
import io.tierline.oncall.Contacts;
import io.tierline.oncall.PeopleImport.Change;
import io.tierline.oncall.Person;
import io.tierline.oncall.Person.Membership;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads a person. */
final class PersonRequest {

    /** As the engine takes user ids. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]*");

    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");
    private static final int LINE = 200;

    private final Set<String> calendars;
    private final Set<String> groups;

    PersonRequest(Set<String> calendars, Set<String> groups) {
        this.calendars = calendars;
        this.groups = groups;
    }

    /**
     * Notes what is wrong in the fields.
     *
     * @param idOfPath that the path names, or null when the fields name it
     * @return null when no person can be made of it
     */
    Change read(JsonFields fields, String idOfPath) {
        String id = fields.word("id", 64, ID, "must be a user id of letters, digits, - and _");
        if (idOfPath == null) {
            fields.needed("id", id, "the user id");
        } else if (id != null && !id.equals(idOfPath)) {
            fields.wrong("id", "must be " + idOfPath + ", as in the path, or left out");
        } else if (!ID.matcher(idOfPath).matches() || idOfPath.length() > 64) {
            fields.wrong("id", "must be a user id of letters, digits, - and _, 64 at most");
        }
        String name = fields.needed("name", fields.line("name", LINE), "the person's name");
        ZoneId zone = HoursFields.zone(fields, "zone", ZoneId.of("UTC"));
        Contacts contacts = contacts(fields.object("contacts"));
        List<Membership> memberships = memberships(fields);
        var hours = HoursFields.read(fields, "hours", zone, calendars);
        boolean active = fields.flag("active", true);
        List<Absence> absences = fields.isThere("absences") ? absences(fields) : null;
        fields.nothingElse("a person");
        String known = idOfPath == null ? id : idOfPath;
        if (known == null || name == null) {
            return null;
        }
        return new Change(new Person(known, name, contacts, memberships, hours, active), absences);
    }

    private static Contacts contacts(JsonFields fields) {
        Contacts contacts = new Contacts(
                fields.word("email", LINE, EMAIL, "must be an address such as theo@example.com"),
                fields.line("slack", LINE),
                fields.line("teams", LINE),
                fields.line("phone", LINE));
        fields.nothingElse("contacts");
        return contacts;
    }

    private List<Membership> memberships(JsonFields fields) {
        List<String> member = fields.lines("groups").stream().distinct().toList();
        List<String> leads = fields.lines("leads");
        for (String group : member) {
            if (!groups.contains(group)) {
                fields.wrong(
                        "groups",
                        "'" + group + "' is no group; there are "
                                + String.join(", ", groups.stream().sorted().toList())
                                + ". An administrator adds one in Camunda Admin");
            }
        }
        for (String group : leads) {
            if (!member.contains(group)) {
                fields.wrong("leads", "'" + group + "' must be one of the person's groups, too");
            }
        }
        return member.stream()
                .map(group -> new Membership(group, leads.contains(group)))
                .toList();
    }

    private static List<Absence> absences(JsonFields fields) {
        List<Absence> absences = new ArrayList<>();
        for (JsonFields one : fields.objects("absences")) {
            Interval span = span(one);
            String reason = one.line("reason", LINE);
            one.nothingElse("an absence");
            if (span != null) {
                absences.add(new Absence(span, reason));
            }
        }
        return absences;
    }

    /** {@code from} and {@code to}; null when one is missing or wrong, which is noted. */
    static Interval span(JsonFields fields) {
        Instant from = fields.needed("from", fields.instant("from"), "when it begins");
        Instant to = fields.needed("to", fields.instant("to"), "when it ends");
        if (from == null || to == null) {
            return null;
        }
        if (!from.isBefore(to)) {
            fields.wrong("to", "must be after from");
            return null;
        }
        return new Interval(from, to);
    }
}
