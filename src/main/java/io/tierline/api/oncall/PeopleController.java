package io.tierline.api.oncall;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tierline.api.ApiPaths;
import io.tierline.api.Examples;
import io.tierline.api.FieldProblem;
import io.tierline.api.JsonFields;
import io.tierline.api.RefusedRequestException;
import io.tierline.oncall.Absences;
import io.tierline.oncall.KnownGroups;
import io.tierline.oncall.People;
import io.tierline.oncall.PeopleImport;
import io.tierline.oncall.PeopleImport.Change;
import io.tierline.oncall.Person;
import io.tierline.oncall.WorkCalendars;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who there is: contacts, working hours, groups, absences. */
@RestController
@RequestMapping(ApiPaths.API + "/people")
@Tag(name = "People and on-call")
class PeopleController {

    static final String CSV = "text/csv";

    private static final Set<String> SEE_REASONS = Set.of("manager", "admin");

    private final People people;
    private final Absences absences;
    private final PeopleImport peopleImport;
    private final WorkCalendars calendars;
    private final KnownGroups groups;

    PeopleController(
            People people, Absences absences, PeopleImport peopleImport, WorkCalendars calendars, KnownGroups groups) {
        this.people = people;
        this.absences = absences;
        this.peopleImport = peopleImport;
        this.calendars = calendars;
        this.groups = groups;
    }

    @Schema(name = "People")
    record ListView(List<PersonView> people) {}

    @GetMapping
    @Operation(
            operationId = "getPeople",
            summary = "Everybody, by id",
            description = "text/csv gives a table that PUT takes back; absences are in the JSON alone.")
    ListView all(Authentication caller) {
        return new ListView(
                people.all().stream().map(person -> view(person, caller)).toList());
    }

    @GetMapping(produces = CSV)
    @Operation(operationId = "getPeople")
    String table() {
        return PeopleCsv.write(people.all());
    }

    @GetMapping("/{id}")
    @Operation(operationId = "getPerson", summary = "One person")
    PersonView get(@PathVariable String id, Authentication caller) {
        return people.find(id).map(person -> view(person, caller)).orElseThrow(() -> unknown(id));
    }

    @PutMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "putPerson",
            summary = "Add or change a person",
            description = "What is left out is emptied, but for absences, which stay. Managers change teams; only an"
                    + " administrator gives or takes the groups manager, process-owner, admin and integration."
                    + " Users and groups of the process engine follow: somebody new has no password until an"
                    + " administrator sets one, and whoever is not active cannot sign in and loses their tasks.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = PersonView.class),
                                            examples = @ExampleObject(name = "theo", value = Examples.PERSON))))
    PersonView put(@PathVariable String id, @RequestBody(required = false) byte[] body, Authentication caller) {
        JsonFields fields = JsonFields.read(body);
        Change change = reader().read(fields, id);
        fields.refuse();
        peopleImport.put(List.of(change));
        return get(id, caller);
    }

    @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "putPeople",
            summary = "Add or change many people, all or none",
            description = "As putPerson for each. Whoever is not named stays as they are. Also as text/csv, with the"
                    + " columns id, name, email, slack, teams, phone, zone, hours, groups, leads, active.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = ListView.class))))
    ListView putAll(@RequestBody(required = false) byte[] body, Authentication caller) {
        JsonFields fields = JsonFields.read(body);
        List<JsonFields> objects = fields.objects("people");
        fields.needed("people", objects, "a list of people");
        fields.nothingElse("people");
        List<Change> changes = changes(objects);
        fields.refuse();
        return save(changes, caller);
    }

    @PutMapping(consumes = CSV, produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "putPeople")
    ListView putTable(@RequestBody(required = false) byte[] body, Authentication caller) {
        List<FieldProblem> problems = new ArrayList<>();
        String text = body == null ? "" : new String(body, StandardCharsets.UTF_8);
        List<Change> changes = changes(PeopleCsv.read(text, problems));
        if (!problems.isEmpty()) {
            throw RefusedRequestException.fields(List.copyOf(problems));
        }
        return save(changes, caller);
    }

    private ListView save(List<Change> changes, Authentication caller) {
        peopleImport.put(changes);
        return new ListView(changes.stream()
                .map(change -> get(change.person().id(), caller))
                .toList());
    }

    private List<Change> changes(List<JsonFields> each) {
        PersonRequest reader = reader();
        Set<String> ids = new HashSet<>();
        List<Change> changes = new ArrayList<>();
        for (JsonFields fields : each) {
            Change change = reader.read(fields, null);
            if (change != null && !ids.add(change.person().id())) {
                fields.wrong("id", change.person().id() + " is there twice");
            }
            changes.add(change);
        }
        return changes.stream().filter(Objects::nonNull).toList();
    }

    private PersonRequest reader() {
        return new PersonRequest(calendars.now().names(), groups.names());
    }

    private PersonView view(Person person, Authentication caller) {
        boolean withReasons = caller != null
                && caller.getAuthorities().stream()
                        .map(GrantedAuthority::getAuthority)
                        .anyMatch(SEE_REASONS::contains);
        return PersonView.of(person, absences.of(person.id()), withReasons);
    }

    static RefusedRequestException unknown(String id) {
        return RefusedRequestException.unknown(
                "unknown-person", "person", "There is no person " + id + ". Look them up with GET /api/v1/people");
    }
}
