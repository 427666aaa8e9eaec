package io.tierline.api.cases;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tierline.api.ApiPaths;
import io.tierline.api.FieldProblem;
import io.tierline.api.RefusedRequestException;
import io.tierline.cases.NewEvent;
import io.tierline.cases.events.EventFacts;
import io.tierline.cases.events.OversightEvents.WatcherAdded;
import io.tierline.cases.events.OversightEvents.WatcherRemoved;
import io.tierline.casework.CommandRefusedException;
import io.tierline.casework.CommandRefusedException.Reason;
import io.tierline.oncall.People;
import io.tierline.oncall.Person;
import io.tierline.process.CaseDesk;
import java.security.Principal;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who follows a case without working on it: they hear when it goes to another level and when a manager is called in. */
@RestController
@RequestMapping(ApiPaths.ESCALATIONS + "/{key}/watchers/{person}")
@Tag(name = "Escalations")
class WatcherController {

    private final CaseDesk desk;
    private final People people;

    WatcherController(CaseDesk desk, People people) {
        this.desk = desk;
        this.people = people;
    }

    @PutMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "addWatcher", summary = "Let somebody follow a case")
    @ApiResponse(responseCode = "204", description = "They follow it, whether or not they did before.")
    void add(
            @Parameter(description = "The case's key.", example = "ESC-2026-000042") @PathVariable String key,
            @Parameter(description = "A user id.", example = "pia") @PathVariable String person,
            @Parameter(hidden = true) Principal principal) {
        if (people.find(person).filter(Person::active).isEmpty()) {
            throw RefusedRequestException.fields(
                    List.of(new FieldProblem("person", "is nobody who works here: give a user id")));
        }
        change(key, new WatcherAdded(person), principal);
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "removeWatcher", summary = "Let somebody follow a case no longer")
    @ApiResponse(responseCode = "204", description = "They do not follow it, whether or not they did before.")
    void remove(
            @Parameter(description = "The case's key.", example = "ESC-2026-000042") @PathVariable String key,
            @Parameter(description = "A user id.", example = "pia") @PathVariable String person,
            @Parameter(hidden = true) Principal principal) {
        change(key, new WatcherRemoved(person), principal);
    }

    /** That it is so already is what was asked for. */
    private void change(String key, EventFacts facts, Principal principal) {
        try {
            desk.act(key, NewEvent.of(facts, principal.getName()));
        } catch (CommandRefusedException e) {
            if (e.reason() != Reason.ALREADY_SO) {
                throw e;
            }
        }
    }
}
