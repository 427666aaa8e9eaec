package io.tierline.api.oncall;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tierline.oncall.Absence;
import io.tierline.oncall.Person;
import io.tierline.oncall.Person.Membership;
import java.time.Instant;
import java.util.List;

/** A person as the API shows them, and takes them. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Person")
record PersonView(
        @Schema(description = "The user id.", example = "theo") String id,
        @Schema(example = "Theo Thomas") String name,
        ContactsView contacts,
        @Schema(description = "Of the hours; left out: UTC.", example = "Europe/Berlin") String zone,
        @Schema(description = "When they work; left out: at any time.") HoursFields.View hours,
        @Schema(example = "[\"tier2\"]") List<String> groups,
        @Schema(description = "The groups that they lead.", example = "[]") List<String> leads,
        @Schema(description = "false: has left; no task, message or alert any more.") Boolean active,
        @Schema(description = "All of them; left out in a request: they stay as they are.")
                List<AbsenceView> absences) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Contacts")
    record ContactsView(
            @Schema(example = "theo@example.com") String email,
            @Schema(description = "The member id.", example = "U024BE7LH") String slack,
            @Schema(description = "The sign-in name in Microsoft Teams.") String teams,
            @Schema(description = "Shown to colleagues.", example = "+49 30 901820") String phone) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Absence")
    record AbsenceView(
            Instant from,
            Instant to,
            @Schema(description = "Shown to managers and administrators alone.") String reason) {}

    static PersonView of(Person person, List<Absence> absences, boolean withReasons) {
        var contacts = person.contacts();
        return new PersonView(
                person.id(),
                person.name(),
                new ContactsView(contacts.email(), contacts.slack(), contacts.teams(), contacts.phone()),
                person.hours().zone().getId(),
                HoursFields.View.of(person.hours()),
                person.groups().stream().map(Membership::group).toList(),
                person.groups().stream()
                        .filter(Membership::lead)
                        .map(Membership::group)
                        .toList(),
                person.active(),
                absences.stream()
                        .map(absence -> new AbsenceView(
                                absence.span().from(), absence.span().to(), withReasons ? absence.reason() : null))
                        .toList());
    }
}
