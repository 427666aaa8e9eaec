package io.tierline.api.cases;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tierline.api.ApiPaths;
import io.tierline.api.Examples;
import io.tierline.api.IdempotencyKey;
import io.tierline.api.JsonFields;
import io.tierline.api.RefusedRequestException;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.CaseNotFoundException;
import io.tierline.cases.Ledger;
import io.tierline.cases.NewEvent;
import io.tierline.cases.events.ClosureEvents.ReopenRequested;
import io.tierline.cases.events.ClosureEvents.Reopened;
import io.tierline.cases.events.EventFacts;
import io.tierline.cases.events.IntakeEvents.CustomerReplied;
import io.tierline.casework.CaseCommands.Handled;
import io.tierline.process.CaseDesk;
import java.security.Principal;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What happens to a case elsewhere comes in. */
@RestController
@RequestMapping(ApiPaths.ESCALATIONS + "/{key}/events")
@Tag(name = "Escalations")
class EventController {

    /** As what an act may be written, by how the case stands. */
    private static final Map<Class<? extends EventFacts>, Set<Class<? extends EventFacts>>> BECOMES = Map.of(
            Reopened.class,
            Set.of(Reopened.class, ReopenRequested.class, CustomerReplied.class),
            CustomerReplied.class,
            Set.of(CustomerReplied.class, ReopenRequested.class));

    private final CaseDesk desk;
    private final Ledger ledger;
    private final Clock clock;

    EventController(CaseDesk desk, Ledger ledger, Clock clock) {
        this.desk = desk;
        this.ledger = ledger;
        this.clock = clock;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "addEvent",
            summary = "Tell what happened, or what somebody wishes",
            description = "The event is appended to the case's ledger, and the case moves on by it. What is"
                    + " said about a case that was merged into another one, or followed up by one, is written to"
                    + " that one: see the key in the answer. To reopen a closed case is a wish, reopen-requested:"
                    + " by policy the case goes on, or a new one that is linked to it is opened. With an"
                    + " Idempotency-Key a repeated call has no second effect: it is answered 200 with the event of the"
                    + " first.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = EventRequest.class),
                                            examples = {
                                                @ExampleObject(name = "customer-replied", value = Examples.REPLY),
                                                @ExampleObject(name = "public-update", value = Examples.UPDATE),
                                                @ExampleObject(name = "priority-changed", value = Examples.PRIORITY),
                                                @ExampleObject(name = "withdrawn", value = Examples.WITHDRAWN),
                                                @ExampleObject(name = "fixed", value = Examples.FIXED)
                                            })))
    @ApiResponse(
            responseCode = "201",
            description = "The event, as it stands in the ledger.",
            content = @Content(schema = @Schema(implementation = EventView.class)))
    @ApiResponse(
            responseCode = "200",
            description = "The same Idempotency-Key was used before: the event of that time.",
            content = @Content(schema = @Schema(implementation = EventView.class)))
    ResponseEntity<EventView> add(
            @Parameter(description = "The case's key.", example = "ESC-2026-000042") @PathVariable String key,
            @Parameter(
                            description =
                                    "A text of your choice, up to 200 printable characters, that is the same each time"
                                            + " you send this event.",
                            example = "zendesk-comment-99812")
                    @RequestHeader(name = IdempotencyKey.HEADER, required = false)
                    String idempotencyKey,
            @RequestBody(required = false) byte[] body,
            @Parameter(hidden = true) Principal principal) {
        String user = principal == null ? null : principal.getName();
        NewEvent wish = read(key, idempotencyKey, body, user);
        String once = IdempotencyKey.of(principal, idempotencyKey);
        Handled acted = desk.handle(key, wish.once(once));
        CaseEvent event = acted.event();
        if (!acted.isNew()
                && !BECOMES.getOrDefault(
                                wish.facts().getClass(), Set.of(wish.facts().getClass()))
                        .contains(event.facts().getClass())) {
            throw RefusedRequestException.keyReused(event.type());
        }
        return EventView.answer(acted);
    }

    private NewEvent read(String key, String idempotencyKey, byte[] body, String user) {
        JsonFields fields = JsonFields.read(body);
        IdempotencyKey.check(idempotencyKey, fields);
        return new EventReader(fields, user)
                .read(() -> ledger.caseFile(key).openedAt(), clock.instant(), into -> takesIn(key, into));
    }

    private boolean takesIn(String key, String into) {
        try {
            return !into.equals(key) && ledger.caseFile(into).caseKey().equals(into);
        } catch (CaseNotFoundException e) {
            return false;
        }
    }
}
