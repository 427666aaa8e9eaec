package io.tierline.api.cases;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tierline.api.ApiPaths;
import io.tierline.api.Examples;
import io.tierline.api.FieldProblem;
import io.tierline.api.IdempotencyKey;
import io.tierline.api.JsonFields;
import io.tierline.api.RefusedRequestException;
import io.tierline.casework.CaseCommands.Handled;
import io.tierline.casework.CommandRefusedException;
import io.tierline.casework.ManagerAct;
import io.tierline.casework.ManagerAct.Kind;
import io.tierline.process.ManagerActs;
import java.security.Principal;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Managers act on a case; Tasklist's "Manage a case" does the same. */
@RestController
@RequestMapping(ApiPaths.ESCALATIONS + "/{key}/acts")
@Tag(name = "Escalations")
class ActController {

    private static final int REASON = 4_000;
    private static final int ID = 100;

    private final ManagerActs acts;

    ActController(ManagerActs acts) {
        this.acts = acts;
    }

    @Schema(name = "NewAct", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
    record ActRequest(
            @Schema(
                            requiredMode = RequiredMode.REQUIRED,
                            description = "pull: you look into it, the work goes on. push: to a level or team."
                                    + " de-escalate: to a lower level; the criteria that hold now are set aside."
                                    + " re-prioritise: another priority. reassign: to a person. take-over: you own the"
                                    + " work. give-back: what was taken over, to who had it before.",
                            allowableValues = {
                                "pull",
                                "push",
                                "re-prioritise",
                                "reassign",
                                "take-over",
                                "give-back",
                                "de-escalate"
                            })
                    String act,
            @Schema(
                            description =
                                    "Of push and de-escalate a level or team (de-escalate without it: one level down), of"
                                            + " re-prioritise P1 to P4, of reassign a user id. The others have none.",
                            example = "tier2",
                            maxLength = 100)
                    String to,
            @Schema(
                            requiredMode = RequiredMode.REQUIRED,
                            description = "Why; those who work on the case and the review read it.",
                            maxLength = 4_000)
                    String reason) {}

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "manageCase",
            summary = "Act on a case as a manager",
            description =
                    "For managers alone. Works while a level has the case, while it waits on the customer, while it"
                            + " is being resolved, and while nobody has it; 409 once it has ended. With an Idempotency-Key a"
                            + " repeated call has no second effect: it is answered 200 with the event of the first.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = ActRequest.class),
                                            examples = {
                                                @ExampleObject(name = "push", value = Examples.PUSH),
                                                @ExampleObject(name = "take-over", value = Examples.TAKE_OVER)
                                            })))
    @ApiResponse(
            responseCode = "201",
            description = "The act, as it stands in the ledger.",
            content = @Content(schema = @Schema(implementation = EventView.class)))
    @ApiResponse(
            responseCode = "200",
            description = "The same Idempotency-Key was used before: the event of that time.",
            content = @Content(schema = @Schema(implementation = EventView.class)))
    ResponseEntity<EventView> act(
            @Parameter(description = "The case's key.", example = "ESC-2026-000042") @PathVariable String key,
            @Parameter(
                            description = "A text of your choice, up to 200 printable characters, that is the same each"
                                    + " time you send this act.",
                            example = "7f0c2b1e")
                    @RequestHeader(name = IdempotencyKey.HEADER, required = false)
                    String idempotencyKey,
            @RequestBody(required = false) byte[] body,
            @Parameter(hidden = true) Principal principal) {
        JsonFields fields = JsonFields.read(body);
        IdempotencyKey.check(idempotencyKey, fields);
        ManagerAct act = read(fields);
        Handled acted = acted(key, act, IdempotencyKey.of(principal, idempotencyKey));
        if (!acted.isNew() && !acted.event().is(act.kind().event())) {
            throw RefusedRequestException.keyReused(acted.event().type());
        }
        return EventView.answer(acted);
    }

    private static ManagerAct read(JsonFields fields) {
        List<String> codes = Kind.codes();
        String act = fields.needed("act", fields.choice("act", codes), "one of " + String.join(", ", codes));
        String to = fields.line("to", ID);
        String reason = fields.needed("reason", fields.text("reason", REASON), "why, for those who work on the case");
        fields.nothingElse("an act");
        fields.refuse();
        return new ManagerAct(Kind.of(act).orElseThrow(), to, reason);
    }

    private Handled acted(String key, ManagerAct act, String once) {
        try {
            return acts.act(key, act, once);
        } catch (CommandRefusedException e) {
            throw switch (e.reason()) {
                case NOT_ALLOWED -> RefusedRequestException.notAllowed(e.getMessage());
                case WRONG_FIELD ->
                    RefusedRequestException.fields(List.of(new FieldProblem(e.field(), e.getMessage())));
                default -> e;
            };
        }
    }
}
