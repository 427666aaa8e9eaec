package io.tierline.api.operations;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tierline.api.ApiPaths;
import io.tierline.cases.Refold;
import io.tierline.cases.Refold.Progress;
import java.security.Principal;
import java.time.Instant;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Makes what is folded from the ledgers again, and tells how far that is. */
@RestController
@RequestMapping(path = ApiPaths.API + "/operations/refold", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Operations")
class RefoldController {

    private final Refold refold;

    RefoldController(Refold refold) {
        this.refold = refold;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Refold")
    record View(
            Instant askedAt,
            String reason,
            @Schema(description = "Cases that were made again.") int done,
            @Schema(description = "Cases whose ledger could not be folded. The log names each.") int failed,
            @Schema(description = "All cases.") int total,
            @Schema(description = "Left out while it is under way.") Instant finishedAt) {

        static View of(Progress progress) {
            return new View(
                    progress.askedAt(),
                    progress.reason(),
                    progress.done(),
                    progress.failed(),
                    progress.total(),
                    progress.finishedAt());
        }
    }

    @GetMapping
    @Operation(operationId = "refoldProgress", summary = "How far the latest refold is")
    @ApiResponse(
            responseCode = "200",
            description = "The latest request.",
            content = @Content(schema = @Schema(implementation = View.class)))
    View progress() {
        return View.of(refold.progress());
    }

    @PostMapping
    @Operation(
            operationId = "refold",
            summary = "Make what is folded from the ledgers again",
            description =
                    "For managers and administrators. The case list, figures, deadlines and timers are made from the"
                            + " ledgers, case by case, while the desk runs. It begins within a minute. Asked for again, it begins"
                            + " from the first case.")
    @ApiResponse(
            responseCode = "202",
            description = "It was asked for.",
            content = @Content(schema = @Schema(implementation = View.class)))
    ResponseEntity<View> ask(@Parameter(hidden = true) Principal principal) {
        return ResponseEntity.accepted().body(View.of(refold.ask("Asked for by " + principal.getName())));
    }
}
