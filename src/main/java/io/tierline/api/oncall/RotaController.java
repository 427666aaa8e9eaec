package io.tierline.api.oncall;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tierline.api.ApiPaths;
import io.tierline.api.Examples;
import io.tierline.api.JsonFields;
import io.tierline.api.RefusedRequestException;
import io.tierline.oncall.KnownGroups;
import io.tierline.oncall.People;
import io.tierline.oncall.Person;
import io.tierline.oncall.Rotas;
import io.tierline.oncall.WorkCalendars;
import io.tierline.oncall.rota.RotaPlan;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The rotas of the teams, each written and read whole. */
@RestController
@RequestMapping(path = ApiPaths.API + "/rota", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "People and on-call")
class RotaController {

    private static final String REGION = "Of customers; left out: the rota for all regions without one of their own.";

    private final Rotas rotas;
    private final People people;
    private final WorkCalendars calendars;
    private final KnownGroups groups;

    RotaController(Rotas rotas, People people, WorkCalendars calendars, KnownGroups groups) {
        this.rotas = rotas;
        this.people = people;
        this.calendars = calendars;
        this.groups = groups;
    }

    @Schema(name = "Rotas")
    record ListView(List<RotaView> rotas) {}

    @GetMapping
    @Operation(operationId = "getRotas", summary = "All rotas")
    ListView all() {
        return new ListView(rotas.all().stream().map(RotaView::of).toList());
    }

    @GetMapping("/{team}")
    @Operation(operationId = "getRota", summary = "The rota of a team")
    RotaView get(
            @PathVariable String team,
            @Parameter(description = REGION) @RequestParam(defaultValue = "") String region) {
        return rotas.find(team, region).map(RotaView::of).orElseThrow(() -> unknown(team));
    }

    @PutMapping(path = "/{team}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "putRota",
            summary = "Write the rota of a team, whole",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = RotaView.class),
                                            examples = @ExampleObject(name = "a rota", value = Examples.ROTA))))
    RotaView put(
            @PathVariable String team,
            @Parameter(description = REGION) @RequestParam(defaultValue = "") String region,
            @RequestBody(required = false) byte[] body) {
        if (!groups.names().contains(team)) {
            throw RefusedRequestException.unknown(
                    "unknown-team", "team", "There is no group " + team + ". An administrator adds one.");
        }
        Set<String> members = people.inGroup(team).stream().map(Person::id).collect(Collectors.toSet());
        RotaPlan plan =
                new RotaRequest(team, members, calendars.now().names()).read(JsonFields.read(body), region.strip());
        rotas.put(plan);
        return RotaView.of(plan);
    }

    @DeleteMapping("/{team}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deleteRota", summary = "Remove the rota of a team: whoever is at work is asked then")
    void delete(
            @PathVariable String team,
            @Parameter(description = REGION) @RequestParam(defaultValue = "") String region) {
        if (!rotas.delete(team, region)) {
            throw unknown(team);
        }
    }

    private static RefusedRequestException unknown(String team) {
        return RefusedRequestException.unknown(
                "unknown-rota",
                "rota",
                "There is no such rota of " + team + ". GET /api/v1/rota lists those there are.");
    }
}
