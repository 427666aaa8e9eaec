package io.tierline.api.operations;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tierline.agreement.Adrift;
import io.tierline.agreement.Agreement;
import io.tierline.agreement.Kind;
import io.tierline.agreement.NotAdriftException;
import io.tierline.api.ApiPaths;
import io.tierline.api.JsonFields;
import io.tierline.api.RefusedRequestException;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether ledger and engine agree on every open case, and the way to put a case right. */
@RestController
@RequestMapping(path = ApiPaths.API + "/operations/agreement", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Operations")
class AgreementController {

    private static final int REASON = 4_000;

    private final Agreement agreement;

    AgreementController(Agreement agreement) {
        this.agreement = agreement;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Adrift")
    record View(
            @Schema(
                            description = "The case's key; for a process that has no case, its id.",
                            example = "ESC-2026-000042")
                    String subject,
            @Schema(description = "What is wrong, such as no-process or no-work-task.") List<String> kinds,
            @Schema(description = "The same in words.") String wrong,
            Instant firstSeen,
            Instant lastSeen,
            @Schema(description = "Left out while it may still be a case on its way from one step to the next.")
                    Instant confirmedAt,
            @Schema(description = "When somebody chose to leave it as it is; left out when nobody did.") Instant leftAt,
            @Schema(description = "A user id.") String leftBy) {

        static View of(Adrift adrift) {
            return new View(
                    adrift.subject(),
                    adrift.kinds().stream().map(Kind::code).toList(),
                    String.join(" ", adrift.kinds().stream().map(Kind::words).toList()),
                    adrift.firstSeen(),
                    adrift.lastSeen(),
                    adrift.confirmedAt(),
                    adrift.leftAt(),
                    adrift.leftBy());
        }
    }

    @Schema(name = "Agreement")
    record Report(
            @Schema(
                            description =
                                    "Whether administrators get a task for each; false where the model for it is not in force.")
                    boolean tasks,
            List<View> adrift) {}

    @Schema(name = "RestoreRequest")
    record Request(
            @Schema(
                            requiredMode = Schema.RequiredMode.REQUIRED,
                            maxLength = REASON,
                            example = "Its process was deleted by hand on Tuesday.")
                    String reason) {}

    @Schema(name = "Restored")
    record Restored(
            String subject,
            @Schema(
                            description =
                                    "started-again where its ledger says it stands; surplus-ended: it had a process that"
                                            + " can go on, or needs none, and others ended; tried-again: the failed step of a case that was entered"
                                            + " by hand; agreed: nothing was wrong any more.",
                            allowableValues = {"started-again", "surplus-ended", "tried-again", "agreed"})
                    String done) {}

    @GetMapping
    @Operation(
            operationId = "getAgreement",
            summary = "List the cases on which ledger and engine do not agree",
            description = "As last compared. For managers and administrators.")
    Report list() {
        return report(agreement.list());
    }

    @PostMapping
    @Operation(
            operationId = "checkAgreement",
            summary = "Compare ledger and engine now",
            description =
                    "For managers and administrators. What is seen for the first time is confirmed when it is seen"
                            + " again, a minute later unless it is set otherwise.")
    Report check() {
        return report(agreement.check());
    }

    private Report report(List<Adrift> adrift) {
        return new Report(agreement.hasTasks(), adrift.stream().map(View::of).toList());
    }

    @PostMapping(path = "/{subject}/restore", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "restoreAgreement",
            summary = "Start a case again where its ledger says it stands",
            description = "For administrators. Processes that are too many end. The ledger gets one event,"
                    + " process-restored; clocks, verdicts and what the customer was told stay as they are.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = Request.class))))
    Restored restore(
            @Parameter(description = "As in the list.", example = "ESC-2026-000042") @PathVariable String subject,
            @RequestBody(required = false) byte[] body,
            @Parameter(hidden = true) Principal principal) {
        JsonFields fields = JsonFields.read(body);
        String reason = fields.needed("reason", fields.text("reason", REASON), "what happened to it, for the ledger");
        fields.nothingElse("a restore");
        fields.refuse();
        try {
            return new Restored(
                    subject,
                    agreement.restore(subject, principal.getName(), reason).orElse("agreed"));
        } catch (NotAdriftException e) {
            throw RefusedRequestException.unknown(
                    "not-adrift",
                    "case adrift",
                    e.getMessage()
                            + " See those that are with GET /api/v1/operations/agreement, and compare again with POST.");
        }
    }
}
